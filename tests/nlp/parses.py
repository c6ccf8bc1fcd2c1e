"""The same sentences in two label schemes: ClearNLP as spaCy's English pipelines use it, and UD v2.

A line is ``word UPOS TAG  head label  head label``: the ClearNLP arc, then the UD arc, heads as line numbers from 0.
A UPOS that UD changes is written as ``ADP>SCONJ``. Names of persons are marked by ``*`` at every word.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PARSES", "Row", "rows"]


@dataclass(frozen=True)
class Row:
    word: str
    pos: str
    ud_pos: str
    tag: str
    head: int
    dep: str
    ud_head: int
    ud_dep: str
    person: bool


def rows(text: str) -> list[Row]:
    """The rows of one sentence."""
    result = []
    for line in text.strip().splitlines():
        word, pos, tag, head, dep, ud_head, ud_dep = line.split()
        before, _, after = pos.partition(">")
        person = word.endswith("*")
        result.append(Row(word.rstrip("*"), before, after or before, tag, int(head), dep, int(ud_head), ud_dep, person))
    return result


PARSES: dict[str, str] = {
    "copula in a subordinate clause": """
        Russia    PROPN NNP  1 nsubj   1 nsubj
        rejected  VERB  VBD  1 ROOT    1 ROOT
        the       DET   DT   3 det     3 det
        draft     NOUN  NN   1 dobj    1 obj
        because   SCONJ IN   6 mark    8 mark
        it        PRON  PRP  6 nsubj   8 nsubj
        was       AUX   VBD  1 advcl   8 cop
        not       PART  RB   6 neg     8 advmod
        balanced  ADJ   JJ   6 acomp   1 advcl
        .         PUNCT .    1 punct   1 punct
    """,
    "passive with agent and adjunct": """
        The       DET   DT   1 det       1 det
        plan      NOUN  NN   3 nsubjpass 3 nsubj:pass
        was       AUX   VBD  3 auxpass   3 aux:pass
        opposed   VERB  VBN  3 ROOT      3 ROOT
        by        ADP   IN   3 agent     5 case
        Kenya     PROPN NNP  4 pobj      3 obl:agent
        in        ADP   IN   3 prep      7 case
        Geneva    PROPN NNP  6 pobj      3 obl
    """,
    "coordinated subjects, names and a nominal copula": """
        Minister  PROPN NNP  2 compound  1 nmod:desc
        Amina*    PROPN NNP  2 compound  9 nsubj
        Odera*    PROPN NNP  6 nsubj     1 flat
        and       CCONJ CC   2 cc        5 cc
        her       PRON  PRP$ 5 poss      5 nmod:poss
        deputy    NOUN  NN   2 conj      1 conj
        are       AUX   VBP  6 ROOT      9 cop
        fierce    ADJ   JJ   9 amod      9 amod
        constant  ADJ   JJ   9 amod      9 amod
        critics   NOUN  NNS  6 attr      9 ROOT
        of        ADP   IN   9 prep      12 case
        the       DET   DT   12 det      12 det
        mission   NOUN  NN   10 pobj     9 nmod
        .         PUNCT .    6 punct     9 punct
    """,
    "three coordinated verbs with commas": """
        Paris     PROPN NNP  1 nsubj   1 nsubj
        drafted   VERB  VBD  1 ROOT    1 ROOT
        ,         PUNCT ,    1 punct   3 punct
        revised   VERB  VBD  1 conj    1 conj
        ,         PUNCT ,    3 punct   6 punct
        and       CCONJ CC   3 cc      6 cc
        withdrew  VERB  VBD  3 conj    1 conj
        the       DET   DT   8 det     8 det
        text      NOUN  NN   6 dobj    6 obj
        .         PUNCT .    1 punct   1 punct
    """,
    "relative clause with a fronted preposition": """
        The       DET   DT   1 det     1 det
        motion    NOUN  NN   7 nsubj   7 nsubj
        for       ADP   IN   5 prep    3 case
        which     PRON  WDT  2 pobj    5 obl
        Chile     PROPN NNP  5 nsubj   5 nsubj
        voted     VERB  VBD  1 relcl   1 acl:relcl
        narrowly  ADV   RB   7 advmod  7 advmod
        failed    VERB  VBD  7 ROOT    7 ROOT
    """,
    "stranded preposition": """
        They      PRON  PRP  1 nsubj   1 nsubj
        saw       VERB  VBD  1 ROOT    1 ROOT
        the       DET   DT   3 det     3 det
        deal      NOUN  NN   1 dobj    1 obj
        we        PRON  PRP  5 nsubj   5 nsubj
        insisted  VERB  VBD  3 relcl   3 acl:relcl
        on        ADP   IN   5 prep    5 obl
    """,
    "prepositional chain with a complex preposition": """
        Troops    NOUN  NNS  1 nsubj   1 nsubj
        left      VERB  VBD  1 ROOT    1 ROOT
        because   SCONJ IN   1 prep    4 case
        of        ADP   IN   2 pcomp   2 fixed
        shelling  NOUN  NN   2 pobj    1 obl
        from      ADP   IN   4 prep    8 case
        behind    ADP   IN   5 prep    8 case
        the       DET   DT   8 det     8 det
        wall      NOUN  NN   6 pobj    4 nmod
        of        ADP   IN   8 prep    11 case
        the       DET   DT   11 det    11 det
        fort      NOUN  NN   9 pobj    8 nmod
    """,
    "infinitives: control, raising and purpose": """
        Oslo      PROPN NNP  1 nsubj   1 nsubj
        wants     VERB  VBZ  1 ROOT    1 ROOT
        Quito     PROPN NNP  4 nsubj   1 obj
        to        PART  TO   4 aux     4 mark
        agree     VERB  VB   1 ccomp   1 xcomp
        to        PART  TO   6 aux     6 mark
        meet      VERB  VB   4 xcomp   4 xcomp
        in        ADP>SCONJ IN 9 mark  9 mark
        order     NOUN  NN   9 mark    7 fixed
        talk      VERB  VB   6 advcl   6 advcl
    """,
    "clauses after prepositions": """
        After     ADP>SCONJ IN 4 prep  1 mark
        vetoing   VERB  VBG  0 pcomp   4 advcl
        it        PRON  PRP  1 dobj    1 obj
        ,         PUNCT ,    4 punct   4 punct
        spoke     VERB  VBD  4 ROOT    4 ROOT
        Lima      PROPN NNP  4 nsubj   4 nsubj
        of        ADP>SCONJ IN 4 prep  8 mark
        having    AUX   VBG  8 aux     8 aux
        lost      VERB  VBN  6 pcomp   4 advcl
    """,
    "possessive, particle verb, dative, adverbial noun": """
        Ghana     PROPN NNP  2 poss     2 nmod:poss
        's        PART  POS  0 case     0 case
        envoy     NOUN  NN   3 nsubj    3 nsubj
        handed    VERB  VBD  3 ROOT     3 ROOT
        over      ADP   RP   3 prt      3 compound:prt
        all       DET   PDT  7 predet   7 det:predet
        the       DET   DT   7 det      7 det
        papers    NOUN  NNS  3 dobj     3 obj
        to        ADP   IN   3 dative   9 case
        us        PRON  PRP  8 pobj     3 obl
        last      ADJ   JJ   11 amod    11 amod
        week      NOUN  NN   3 npadvmod 3 obl:unmarked
    """,
    "dative without preposition, object predicate, no": """
        It        PRON  PRP  1 nsubj   1 nsubj
        gave      VERB  VBD  1 ROOT    1 ROOT
        rebels    NOUN  NNS  1 dative  1 iobj
        no        DET   DT   4 det     4 det
        arms      NOUN  NNS  1 dobj    1 obj
        and       CCONJ CC   1 cc      6 cc
        called    VERB  VBD  1 conj    1 conj
        them      PRON  PRP  6 dobj    6 obj
        traitors  NOUN  NNS  6 oprd    6 xcomp
    """,
    "existential": """
        There     PRON  EX   3 expl    3 expl
        may       AUX   MD   3 aux     3 aux
        not       PART  RB   3 neg     3 advmod
        be        AUX>VERB VB 3 ROOT   3 ROOT
        a         DET   DT   5 det     5 det
        vote      NOUN  NN   3 attr    3 nsubj
        on        ADP   IN   5 prep    7 case
        it        PRON  PRP  6 pobj    5 nmod
    """,
    "prepositional predicate": """
        Peru      PROPN NNP  2 nsubj   4 nsubj
        has       AUX   VBZ  2 aux     4 aux
        been      AUX   VBN  2 ROOT    4 cop
        against   ADP   IN   2 prep    4 case
        sanctions NOUN  NNS  3 pobj    4 ROOT
        since     ADP   IN   2 prep    6 case
        May       PROPN NNP  5 pobj    4 obl
    """,
    "clausal predicate": """
        The       DET   DT   1 det     1 det
        trouble   NOUN  NN   2 nsubj   5 nsubj:outer
        is        AUX   VBZ  2 ROOT    5 cop
        that      SCONJ IN   5 mark    5 mark
        Cairo     PROPN NNP  5 nsubj   5 nsubj
        objects   VERB  VBZ  2 ccomp   5 ROOT
        .         PUNCT .    2 punct   5 punct
    """,
    "extraposed subject": """
        It        PRON  PRP  1 nsubj   2 expl
        is        AUX   VBZ  1 ROOT    2 cop
        clear     ADJ   JJ   1 acomp   2 ROOT
        that      SCONJ IN   5 mark    5 mark
        Spain     PROPN NNP  5 nsubj   5 nsubj
        agrees    VERB  VBZ  1 ccomp   2 csubj
    """,
    "is to": """
        Rabat     PROPN NNP  1 nsubj   3 nsubj
        is        AUX   VBZ  1 ROOT    3 aux
        to        PART  TO   3 aux     3 mark
        abstain   VERB  VB   1 xcomp   3 ROOT
    """,
    "is to, passive": """
        The       DET   DT   1 det     1 det
        vote      NOUN  NN   2 nsubj   5 nsubj:pass
        is        AUX   VBZ  2 ROOT    5 aux
        to        PART  TO   5 aux     5 mark
        be        AUX   VB   5 auxpass 5 aux:pass
        held      VERB  VBN  2 xcomp   5 ROOT
    """,
    "object with an adjective, such as": """
        She       PRON  PRP  1 nsubj   1 nsubj
        considers VERB  VBZ  1 ROOT    1 ROOT
        it        PRON  PRP  3 nsubj   1 obj
        illegal   ADJ   JJ   1 ccomp   1 xcomp
        for       ADP   IN   3 prep    5 case
        states    NOUN  NNS  4 pobj    3 obl
        such      ADJ   JJ   7 amod    8 case
        as        ADP   IN   5 prep    6 fixed
        Mali      PROPN NNP  7 pobj    5 nmod
        and       CCONJ CC   8 cc      10 cc
        Niger     PROPN NNP  8 conj    8 conj
    """,
    "neither, at least": """
        Neither   CCONJ CC   1 preconj 1 cc:preconj
        Mali      PROPN NNP  4 nsubj   4 nsubj
        nor       CCONJ CC   1 cc      3 cc
        Niger     PROPN NNP  1 conj    1 conj
        sent      VERB  VBD  4 ROOT    4 ROOT
        at        ADP   IN   6 advmod  6 case
        least     ADV   RBS  7 advmod  7 nmod
        one       NUM   CD   8 nummod  8 nummod
        envoy     NOUN  NN   4 dobj    4 obj
    """,
    "coordinated phrases and prepositions": """
        Fights    NOUN  NNS  1 nsubj   1 nsubj
        raged     VERB  VBD  1 ROOT    1 ROOT
        in        ADP   IN   1 prep    6 case
        and       CCONJ CC   2 cc      4 cc
        around    ADP   IN   2 conj    2 conj
        the       DET   DT   6 det     6 det
        port      NOUN  NN   4 pobj    1 obl
        and       CCONJ CC   1 cc      9 cc
        later     ADV   RB   9 advmod  9 advmod
        spread    VERB  VBD  1 conj    1 conj
        to        ADP   IN   9 prep    11 case
        Aden      PROPN NNP  10 pobj   9 obl
        and       CCONJ CC   10 cc     14 cc
        to        ADP   IN   10 conj   14 case
        Sanaa     PROPN NNP  13 pobj   11 conj
    """,
    "fixed expressions and amounts": """
        Unions    NOUN  NNS  5 nsubj   5 nsubj
        as        ADV   RB   2 advmod  4 cc
        well      ADV   RB   3 advmod  1 fixed
        as        ADP   IN   0 cc      1 fixed
        farmers   NOUN  NNS  0 conj    0 conj
        lost      VERB  VBD  5 ROOT    5 ROOT
        more      ADJ   JJR  9 amod    9 advmod
        than      ADP   IN   9 quantmod 6 fixed
        $         SYM   $    9 quantmod 5 obj
        20        NUM   CD   5 dobj    8 nummod
        according VERB  VBG  5 prep    12 case
        to        ADP   IN   10 prep   10 fixed
        them      PRON  PRP  11 pobj   5 obl
    """,
    "main verbs that look like helpers": """
        She       PRON  PRP  1 nsubj   1 nsubj
        has       AUX>VERB VBZ 1 ROOT  1 ROOT
        two       NUM   CD   3 nummod  3 nummod
        allies    NOUN  NNS  1 dobj    1 obj
        who       PRON  WP   6 nsubj   6 nsubj
        might     AUX   MD   6 aux     6 aux
        do        AUX>VERB VB 3 relcl  3 acl:relcl
        it        PRON  PRP  6 dobj    6 obj
    """,
}
"""Name of the construction -> the sentence."""
