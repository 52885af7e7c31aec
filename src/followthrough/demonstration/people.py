"""People: the clients of the demonstration. All of them are invented."""

from datetime import date
from typing import NamedTuple

from followthrough.casework.client import Client
from followthrough.casework.names import fold

BRIDGES = "Bridges to Work"
PASSERELLE = "Passerelle"
SECOND_WIND = "Second Wind 50+"
SENT_BY: dict[str, tuple[str | None, ...]] = {
    "en": ("the food bank", "a friend", "the school board", "found us alone", None),
    "fr": ("le centre local d’emploi", "une amie", "la maison des jeunes", "par la bibliothèque", None),
}
"""Who sends people, by language."""


class Person(NamedTuple):
    """Somebody invented: how they are called, what they speak, how they like to be reached."""

    ref: str
    name: str
    language: str
    channel: str
    program: str | None
    phone: str | None

    @property
    def email(self) -> str | None:
        """An address that reaches nobody; two in nine people have none."""
        number = int(self.phone[-2:]) if self.phone else 1
        if number % 9 in (4, 7):
            return None
        ending = "org" if number % 3 == 0 else "com"
        return f"{fold(self.name).replace(' ', '.')}@example.{ending}"

    def client(self, intake: date) -> Client:
        """The client whom they are, from a day on."""
        said = (
            self.ref,
            self.name,
            intake,
            self.program,
            self.email,
            self.phone,
            self.language,
            self.channel,
        )
        return Client(*said, referral=self.referral)

    @property
    def referral(self) -> str | None:
        """Who sent them; of every fifth nobody asked."""
        number = int(self.phone[-2:]) if self.phone else 0
        return SENT_BY[self.language][number % 5]


PEOPLE = (
    Person("M7FD", "Maëlle Desrochers", "fr", "text", PASSERELLE, "418-555-0101"),
    Person("W2HF", "Owen Whitfield", "en", "call", BRIDGES, "514-555-0102"),
    Person("Z4CH", "Zoé Lachapelle", "fr", "text", PASSERELLE, "819-555-0103"),
    Person("P8RN", "Priya Ramanathan", "en", "email", BRIDGES, "514-555-0104"),
    Person("B5MW", "Émile Lebœuf", "fr", "call", SECOND_WIND, "418-555-0105"),
    Person("V3TN", "Étienne Vaillancourt", "fr", "call", SECOND_WIND, "581-555-0106"),
    Person("J9BC", "Jasmine Beaulac", "en", "text", BRIDGES, "450-555-0107"),
    Person("T6WZ", "Tomasz Wieczorek", "en", "email", BRIDGES, "514-555-0108"),
    Person("N4WK", "Amara Nwachukwu", "en", "text", BRIDGES, "438-555-0109"),
    Person("R8NM", "Noémie Thériault", "fr", "email", PASSERELLE, "418-555-0110"),
    Person("G2PS", "Gareth Pugsley", "en", "call", SECOND_WIND, "819-555-0111"),
    Person("D7FT", "Fatoumata Diarra", "fr", "call", PASSERELLE, "438-555-0112"),
    Person("X3BR", "Loïc Brisebois", "fr", "text", PASSERELLE, "450-555-0113"),
    Person("H6JK", "Hyun-ju Baek", "en", "email", BRIDGES, "514-555-0114"),
    Person("S9FT", "Solange Létourneau", "fr", "call", SECOND_WIND, "418-555-0115"),
    Person("C4RW", "Darnell Croswell", "en", "text", BRIDGES, "438-555-0116"),
    Person("Q5NT", "Inés Quintanilla", "en", "text", BRIDGES, "514-555-0117"),
    Person("W8NR", "Winona Northwind", "en", "text", BRIDGES, "819-555-0118"),
    Person("R3TG", "Gaétan Robitaille", "fr", "call", SECOND_WIND, "418-555-0119"),
    Person("M2RD", "Leila Moradian", "en", "email", BRIDGES, "514-555-0120"),
    Person("B7CH", "Aurélien Charlebois", "fr", "text", PASSERELLE, "819-555-0121"),
    Person("K5GR", "Deepak Grewal", "en", "call", BRIDGES, "438-555-0122"),
    Person("X4MC", "Océane Marcoux", "fr", "text", PASSERELLE, "418-555-0123"),
    Person("F8BN", "Rhys Abernathy", "en", "text", None, "450-555-0124"),
    Person("T2NG", "Thi-Mai Luong", "fr", "text", PASSERELLE, "514-555-0125"),
    Person("F3RC", "Françoise Archambault", "fr", "letter", SECOND_WIND, "418-555-0126"),
    Person("D9MK", "Malik Ouedraogo", "fr", "text", PASSERELLE, "438-555-0127"),
    Person("S6TR", "Siobhan Tierney", "en", "call", BRIDGES, "450-555-0128"),
    Person("G4ND", "Ulysse Grandmaison", "fr", "email", PASSERELLE, "819-555-0129"),
    Person("Z8KS", "Agnieszka Lis", "en", "email", BRIDGES, "514-555-0130"),
    Person("H3PC", "Hugo Painchaud", "fr", "text", PASSERELLE, "581-555-0131"),
    Person("B9TQ", "Benoît Quessy", "fr", "call", SECOND_WIND, "418-555-0132"),
    Person("C6DF", "Chantal Dufresne", "fr", "call", PASSERELLE, "819-555-0133"),
    Person("N7TS", "Nadège Toussaint", "fr", "text", PASSERELLE, "438-555-0134"),
    Person("P4MV", "Patrick Mulvaney", "en", "call", SECOND_WIND, "514-555-0135"),
    Person("R5HB", "Rosalie Hébert", "fr", "text", None, "450-555-0136"),
    Person("S2BJ", "Sanjay Bhattarai", "en", "email", BRIDGES, "438-555-0137"),
    Person("X9FB", "Xavier Labonté", "fr", "text", PASSERELLE, "418-555-0138"),
    Person("H8MD", "Yasmina Haddouche", "fr", "email", PASSERELLE, "514-555-0139"),
    Person("K3TB", "Josh Kettleby", "en", "text", BRIDGES, "819-555-0140"),
    Person("G6ND", "Élodie Gagné", "fr", "text", PASSERELLE, None),
    Person("V5SC", "Victor Osei", "en", "call", BRIDGES, "438-555-0142"),
    Person("K7RH", "Kateri Deschênes", "fr", "email", None, "450-555-0143"),
    Person("J4SP", "Jean-Sébastien Pouliot", "fr", "email", PASSERELLE, "581-555-0144"),
)
"""About as many as a counsellor sees. Each first name fits one of them only: it can be typed alone."""
