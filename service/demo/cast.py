"""Who is in the demo school, and who belongs with whom?"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Named:
    school: str
    name: str
    email: str | None = None
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seat:
    """A place in a circle; days are numbered school days, 0 is before the story."""

    who: str
    role: str
    side: str
    joined: int = 0
    until: int | None = None
    left: int | None = None
    left_reason: str | None = None


SCHOOLS: Final = {
    "larkfield": "Larkfield School (demo)",
    "bede": "St Bede's Primary (demo)",
}

PEOPLE: Final = {
    "marguerite": Named(
        "larkfield",
        "Marguerite Okafor-Hughes",
        "senco@demo.example",
        ("administrator", "data-protection-lead"),
    ),
    "rosalind": Named(
        "larkfield",
        "Rosalind Calloway",
        "head@demo.example",
        ("administrator", "data-protection-lead", "safeguarding-lead"),
    ),
    "sian": Named("larkfield", "Siân Pritchard", "teacher@demo.example"),
    "seun": Named("larkfield", "Oluwaseun Adebayo", "oluwaseun@demo.example"),
    "gillian": Named("larkfield", "Gillian Thackray"),
    "beata": Named("larkfield", "Beata Lisowska"),
    "niamh": Named("larkfield", "Niamh Corrigan", "niamh@demo.example"),
    "tobias": Named("larkfield", "Tobias Falkner"),
    "yusuf": Named("larkfield", "Yusuf Demirci", "yusuf@demo.example"),
    "hanh": Named("larkfield", "Nguyễn Thị Hạnh", "parent@demo.example"),
    "phuong": Named("larkfield", "Trần Thị Phượng"),
    "agnieszka": Named("larkfield", "Agnieszka Wiśniewska", "agnieszka@demo.example"),
    "lukasz": Named("larkfield", "Łukasz Wiśniewski", "lukasz@demo.example"),
    "shazia": Named("larkfield", "شازیہ شیخ", "shazia@demo.example"),
    "manpreet": Named("larkfield", "Manpreet Sandhu"),
    "harjit": Named("larkfield", "Harjit Singh Sandhu", "harjit@demo.example"),
    "ioana": Named("larkfield", "Ioana Dumitrescu", "ioana@demo.example"),
    "denise": Named("larkfield", "Denise Fairweather", "denise@demo.example"),
    "maureen": Named("larkfield", "Maureen Hollis"),
    "hodan": Named("larkfield", "Hodan Warsame"),
    "ibrahim": Named("larkfield", "Ibrahim Warsame", "ibrahim@demo.example"),
    "ines": Named("larkfield", "Inês Tavares"),
    "oksana": Named("larkfield", "Оксана Коваленко"),
    "bernadette": Named("larkfield", "Bernadette McAllister"),
    "kwame": Named("bede", "Kwame Boateng", "kwame@demo.example"),
    "eleanor": Named("bede", "Eleanor Wexcombe"),
    "rukhsana": Named("bede", "Rukhsana Mirza"),
    "dominic": Named("bede", "Dominic Ashdown", "stranger@demo.example"),
    "priya": Named("bede", "Priya Ashdown"),
    "freya": Named("bede", "Freya Ashdown", "freya@demo.example"),
}

CHILDREN: Final = {
    "quynh": Named("larkfield", "Nguyễn Bảo Quỳnh"),
    "jakub": Named("larkfield", "Jakub Wiśniewski"),
    "maryam": Named("larkfield", "Maryam Sheikh"),
    "gurleen": Named("larkfield", "Gurleen Sandhu"),
    "matei": Named("larkfield", "Matei Dumitrescu"),
    "callum": Named("larkfield", "Callum Brackley"),
    "tegan": Named("larkfield", "Tegan Hollis"),
    "ibrahim": Named("larkfield", "Ibrahim Warsame"),
    "joao": Named("larkfield", "João Tavares"),
    "daryna": Named("larkfield", "Daryna Kovalenko"),
    "rosie": Named("larkfield", "Rosie McAllister"),
    "freya": Named("bede", "Freya Ashdown"),
}

SENCO: Final = Seat("marguerite", "senco", "school")
HEAD: Final = Seat("rosalind", "headteacher", "school")
TEACHER: Final = Seat("sian", "teacher", "school")
OLUWASEUN: Final = Seat("seun", "teaching-assistant", "school")
GILLIAN: Final = Seat(
    "gillian",
    "teaching-assistant",
    "school",
    left=33,
    left_reason="She has moved to the nursery class and no longer works with us.",
)
BEATA: Final = Seat("beata", "teaching-assistant", "school", joined=34)
SPEECH: Final = Seat("niamh", "therapist", "other")
PHYSIO: Final = Seat("tobias", "therapist", "other")


def parent(who: str) -> Seat:
    return Seat(who, "parent", "home")


def carer(who: str) -> Seat:
    return Seat(who, "carer", "home")


CIRCLES: Final = {
    "quynh": (
        SENCO,
        HEAD,
        TEACHER,
        OLUWASEUN,
        GILLIAN,
        BEATA,
        parent("hanh"),
        carer("phuong"),
        SPEECH,
        Seat("yusuf", "advocate", "other", joined=6, until=42),
    ),
    "jakub": (SENCO, TEACHER, GILLIAN, parent("agnieszka"), parent("lukasz"), SPEECH),
    "maryam": (SENCO, TEACHER, OLUWASEUN, parent("shazia"), SPEECH),
    "gurleen": (SENCO, TEACHER, BEATA, parent("manpreet"), parent("harjit"), PHYSIO),
    "matei": (SENCO, TEACHER, OLUWASEUN, parent("ioana")),
    "callum": (HEAD, SENCO, TEACHER, carer("denise")),
    "tegan": (SENCO, TEACHER, BEATA, carer("maureen")),
    "ibrahim": (
        SENCO,
        TEACHER,
        OLUWASEUN,
        parent("hodan"),
        Seat("ibrahim", "child", "child"),
        PHYSIO,
    ),
    "joao": (HEAD, TEACHER, GILLIAN, BEATA, parent("ines")),
    "daryna": (SENCO, TEACHER, OLUWASEUN, parent("oksana")),
    "rosie": (SENCO, TEACHER, GILLIAN, BEATA, parent("bernadette"), PHYSIO),
    "freya": (
        Seat("kwame", "senco", "school"),
        Seat("eleanor", "teacher", "school"),
        Seat("rukhsana", "teaching-assistant", "school"),
        parent("dominic"),
        parent("priya"),
        Seat("freya", "child", "child"),
    ),
}

READS: Final = {
    "parent": 0.85,
    "carer": 0.7,
    "teacher": 0.92,
    "teaching-assistant": 0.5,
    "senco": 0.22,
    "headteacher": 0.0,
    "therapist": 0.15,
    "advocate": 0.3,
    "child": 0.6,
}
