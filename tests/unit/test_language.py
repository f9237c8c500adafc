import pytest

from briefreader.extract.words.language import language_of

SAMPLES = {
    "en": "The committee has asked that the report be made public before the end of the year, "
    "but it is not clear who will pay for it or when.",
    "de": "Der Ausschuss hat verlangt, dass der Bericht noch in diesem Jahr veröffentlicht wird, "
    "aber es ist nicht klar, wer das bezahlt und wann.",
    "fr": "La commission a demandé que le rapport soit rendu public avant la fin de l'année, "
    "mais on ne sait pas qui va payer pour cela et pour les suites.",
    "es": "La comisión pidió que el informe se publique antes de fin de año, "
    "pero no está claro quién va a pagar por él y los que lo escriben.",
    "uk": "Комітет попросив, щоб звіт було опубліковано до кінця року, "
    "але не зрозуміло, хто за це заплатить і що буде з тими, які його пишуть.",
    "ru": "Комитет попросил, чтобы отчёт был опубликован до конца года, "
    "но не ясно, кто за это заплатит и что будет с теми, кто его пишет, и как.",
    "ja": "委員会は、報告書を年末までに公表するよう求めたが、だれが費用を払うのかは明らかではない。",
    "zh": "委员会要求在年底之前公布报告,但不清楚谁来支付费用。",
    "ko": "위원회는 연말 전에 보고서를 공개할 것을 요구했지만 누가 비용을 낼지는 분명하지 않다.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_languages(code: str) -> None:
    assert language_of(SAMPLES[code]) == code


@pytest.mark.parametrize("text", ["", "Short text.", "1 2 3 " * 50, "Anna Berta Carla Dora Emma Frida " * 10])
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert language_of(text) is None
