"""The voices of Amazon Polly that Twilio's page of voices names, by the engine behind them."""

from __future__ import annotations

from functools import cache

STANDARD = (
    "Aditi Amy Astrid Bianca Brian Camila Carla Carmen Celine Chantal Conchita Cristiano Dora Emma Enrique Ewa Filiz "
    "Geraint Giorgio Gwyneth Hans Ines Ivy Jacek Jan Joanna Joey Justin Karl Kendra Kevin Kimberly Lea Liv Lotte Lucia "
    "Lupe Mads Maja Marlene Mathieu Matthew Maxim Mia Miguel Mizuki Naja Nicole Penelope Raveena Ricardo Ruben Russell "
    "Salli Seoyeon Takumi Tatyana Vicki Vitoria Zeina Zhiyu"
)
NEURAL = (
    "Adriano Amy Andres Aria Arlet Arthur Ayanda Bianca Brian Burcu Camila Daniel Danielle Elin Emma Gabrielle "
    "Gregory Hala Hannah Hiujin Ida Ines Isabelle Ivy Joanna Joey Justin Kajal Kazuha Kendra Kevin Kimberly Laura "
    "Lea Liam Lisa Lucia Lupe Matthew Mia Niamh Ola Olivia Pedro Remi Ruth Salli Seoyeon Sergio Sofie Stephen Suvi "
    "Takumi Thiago Tomoko Vicki Vitoria Zayd Zhiyu"
)
GENERATIVE = (
    "Amy Andres Ayanda Bianca Daniel Danielle Joanna Kajal Lea Lucia Lupe Matthew Mía Olivia Pedro Rémi Ruth Sergio "
    "Stephen Vicki"
)


@cache
def voices() -> tuple[str, ...]:
    """Return all voices as an attribute names them."""
    return tuple(
        f"Polly.{name}{engine}"
        for engine, names in (("", STANDARD), ("-Neural", NEURAL), ("-Generative", GENERATIVE))
        for name in names.split()
    )
