"""The desk in a browser lets nobody in but the one who was given its address. The handlers are real, the port is."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from briefreader.tui.serving import COOKIE, HOST, LocalServer

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client() -> AsyncIterator[tuple[Client, LocalServer]]:
    server = LocalServer(["--version"], port=1)
    testing = TestServer(await server._make_app(), host=HOST)
    await testing.start_server()
    server.port = testing.port or 0
    server.public_url = f"http://{HOST}:{server.port}"
    async with TestClient(testing) as client:
        yield client, server


async def test_the_printed_address_opens_the_desk(client: tuple[Client, LocalServer]) -> None:
    browser, server = client
    async with ClientSession(cookie_jar=None) as session:
        first = await session.get(server.address, allow_redirects=False)
    assert first.status == 302
    assert first.headers["Location"] == "/"
    assert "HttpOnly" in first.headers["Set-Cookie"]
    page = await browser.get("/", cookies={COOKIE: first.cookies[COOKIE].value})
    assert page.status == 200
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    text = await page.text()
    assert "https://" not in text
    assert f"ws://{HOST}:{server.port}/ws" in text


@pytest.mark.parametrize("path", ["/", "/?key=", "/?key=wrong", "/ws", "/static/js/textual.js", "/download/x"])
async def test_without_the_key_nothing_is_served(client: tuple[Client, LocalServer], path: str) -> None:
    assert (await client[0].get(path)).status == 403


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example:80"}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "127.0.0.1"}],
)
async def test_with_the_key_from_elsewhere_nothing_is_served(
    client: tuple[Client, LocalServer], headers: dict[str, str]
) -> None:
    browser, server = client
    assert (await browser.get(f"/?key={server._secret}", headers=headers)).status == 403
    assert (await browser.get("/ws", headers=headers, cookies={COOKIE: server._secret})).status == 403
