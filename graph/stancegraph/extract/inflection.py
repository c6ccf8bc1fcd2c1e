"""The inflected forms of the lexicon's words, so that a cue is found whatever the lemmatizer makes of its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["forms", "inflections"]

_IRREGULAR = """
be was were been|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent|bid bid
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built
burn burnt burned|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came|cost cost
creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone
foresee foresaw foreseen|forswear forswore forsworn|freeze froze frozen|get got gotten|give gave given|go went gone
grind ground|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept
kneel knelt|know knew known|lay laid|lead led|lean leant|leave left|lend lent|let let|lie lay lain|light lit
lose lost|make made|mean meant|meet met|mislead misled|overcome overcame|override overrode overridden
overrun overran|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid
plead pled|put put|quit quit|read read|rebut rebutted|rescind rescinded|rid rid|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|shake shook shaken
shed shed|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat
slay slew slain|sleep slept|sling slung|speak spoke spoken|speed sped|spend spent|spill spilt|spit spat|split split
spoil spoilt|spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung
strike struck stricken|string strung|strive strove striven|swear swore sworn|sweep swept|swim swam|swing swung
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust
tread trod trodden|undercut undercut|undergo underwent|understand understood|undertake undertook undertaken
undo undid undone|uphold upheld|upset upset|wage waged|wake woke woken|wear wore worn|weep wept|win won|wind wound
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
retake retook retaken|mow mowed mown|swell swelled swollen|vie vied vying|tie tied tying|die died dying
"""
_FORMS = {
    words[0]: tuple(words[1:])
    for words in (row.split() for line in _IRREGULAR.strip().splitlines() for row in line.split("|"))
}
_VOWELS = frozenset("aeiou")


def inflections(lemma: str) -> Iterator[str]:
    """The regular endings of an English verb or noun, and the irregular forms of common verbs."""
    yield from _FORMS.get(lemma, ())
    last, before = lemma[-1:], lemma[-2:-1]
    if last == "y" and before not in _VOWELS:
        stem = lemma[:-1]
        yield from (stem + "ies", stem + "ied", lemma + "ing")
    elif last == "e":
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    else:
        yield lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        stems = (lemma, lemma + last) if before in _VOWELS and last not in "aeiouwxy" else (lemma,)
        for stem in stems:
            yield from (stem + "ed", stem + "ing")


def forms(lemmas: Iterable[str]) -> dict[str, str]:
    """For each inflected form the lemma that it belongs to; a form that is a lemma itself is left out."""
    known = set(lemmas)
    return {
        form: lemma
        for lemma in sorted(known, reverse=True)
        if lemma.isascii()
        for form in inflections(lemma)
        if form not in known
    }
