"""When a letter should arrive: working days, bank holidays and Royal Mail's transit times."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")
_LAST_HOUR_OF_DELIVERY = time(16)
# Letters of before 17:30 are processed the same day.
_CUT_OFF_SHIFT = timedelta(hours=6, minutes=30)
_DAY = timedelta(days=1)
# Days of transit beyond the first, counted to the latest day expected.
_TRANSIT_DAYS = {"first": 0, "second": 4, "economy": 6, "europe": 5, "rest-of-world": 7}

_SATURDAY = 5
_SUNDAY = 6
# Proclaimed for one year: what was added, and what was moved away from its rule.
_ADDED = frozenset(
    {
        date(2020, 5, 8),
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    }
)
_MOVED_AWAY = frozenset({date(2020, 5, 4), date(2022, 5, 30)})


def estimated_delivery(created_at: datetime, postage: str) -> datetime:
    """Return when the API expects a letter to have arrived: 16:00 in London on the latest day.

    A letter is printed on the working day after the day it is processed, and travels from then on.
    First-class post is delivered on Saturdays too.

    Args:
        created_at: When the letter was accepted; taken for UTC when it has no zone.
        postage: `first`, `second`, `economy`, `europe` or `rest-of-world`.

    Returns:
        The time in UTC: 16:00 in winter, 15:00 in summer.

    Raises:
        KeyError: There is no such postage.
    """
    transit_days = _TRANSIT_DAYS[postage]
    if created_at.tzinfo is None:
        created_at = created_at.replace(tzinfo=UTC)
    processed = (created_at.astimezone(_LONDON).replace(tzinfo=None) + _CUT_OFF_SHIFT).date()
    printed = _next_day(processed, is_working_day)
    is_delivery_day = _is_first_class_day if postage == "first" else is_working_day
    arrival = printed
    for _ in range(1 + transit_days):
        arrival = _next_day(arrival, is_delivery_day)
    return datetime.combine(arrival, _LAST_HOUR_OF_DELIVERY, _LONDON).astimezone(UTC)


def is_working_day(day: date) -> bool:
    """Return whether `day` is one of Monday to Friday and no bank holiday of England and Wales."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of England and Wales, by today's rules.

    Days proclaimed for one occasion are known up to 2023.
    """
    easter = easter_sunday(year)
    by_rule = {
        _or_next_weekday(date(year, 1, 1)),
        easter - 2 * _DAY,
        easter + _DAY,
        _first_monday(date(year, 5, 1)),
        _first_monday(date(year, 5, 25)),
        _first_monday(date(year, 8, 25)),
    }
    christmas, boxing_day = date(year, 12, 25), date(year, 12, 26)
    # When one of the two falls on a weekend its substitute comes after the other.
    free = [day for day in (christmas, boxing_day) if day.weekday() < _SATURDAY]
    while len(free) < 2:
        day = max(boxing_day, *free) + _DAY if free else boxing_day + _DAY
        free.append(_or_next_weekday(day))
    added = {day for day in _ADDED if day.year == year}
    return frozenset((by_rule | set(free) | added) - _MOVED_AWAY)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday, by the Gregorian rule in its anonymous form of 1876."""
    golden = year % 19
    century, year_of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(year_of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _is_first_class_day(day: date) -> bool:
    return day.weekday() < _SUNDAY and day not in bank_holidays(day.year)


def _next_day(day: date, is_wanted: Callable[[date], bool]) -> date:
    day += _DAY
    while not is_wanted(day):
        day += _DAY
    return day


def _first_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _or_next_weekday(day: date) -> date:
    while day.weekday() >= _SATURDAY:
        day += _DAY
    return day
