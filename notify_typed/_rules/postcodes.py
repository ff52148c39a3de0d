"""UK postcodes: which ones Notify takes for real, and how it prints them."""

import re

# Royal Mail's areas, with those of the crown dependencies, the forces (BF) and non-geographic BX.
_AREAS = """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT
    DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE
    LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
AREAS = frozenset(_AREAS.split())
"""The letters that postcodes begin with."""

# The last two letters are never C I K M O V.
_POSTCODE = re.compile(r"([A-Z]{1,2})([0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")


def format_postcode(text: str) -> str | None:
    """Return a postcode in capitals with its one space, or None for anything else."""
    match = _POSTCODE.fullmatch("".join(text.split()).upper())
    if match is None or match[1] not in AREAS:
        return None
    return f"{match[1]}{match[2]} {match[3]}"
