"""No module, class or function may grow until nobody wants to read it."""

import ast
from pathlib import Path

import pytest

import briefreader

PACKAGE = Path(briefreader.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_MODULE_LINES = 400
MAX_CLASS_LINES = 250
MAX_CLASS_METHODS = 20
MAX_FUNCTION_LINES = 50

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines(node: ast.ClassDef | Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def code_lines(node: Function) -> int:
    """The lines of a function without its docstring, which may be as long as the promise needs."""
    first = node.body[0]
    has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return lines(node) - ((first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sizes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    too_large = []
    if source.count("\n") >= MAX_MODULE_LINES:
        too_large.append(f"the module has {source.count(chr(10))} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(child, Function) for child in node.body)
            if lines(node) >= MAX_CLASS_LINES or methods > MAX_CLASS_METHODS:
                too_large.append(f"{node.name} has {lines(node)} lines and {methods} methods")
        elif isinstance(node, Function) and code_lines(node) > MAX_FUNCTION_LINES:
            too_large.append(f"{node.name}() has {code_lines(node)} lines")
    assert not too_large


def test_the_package_was_found() -> None:
    assert len(MODULES) > 5
