"""What a network says beside its picture: title, caption, summary, and the words of dots and ties."""

from diplomat_desk.charts.captions import counted, counted_words, no_match, withheld
from diplomat_desk.charts.network_facts import Facts
from diplomat_desk.charts.network_graph import GROUPED_BY
from diplomat_desk.domain.networks import Between, Tie
from diplomat_desk.domain.words import commas, count, dotted, say


def title(facts: Facts) -> str:
    """Return what the picture is about."""
    return {
        Between.ORGANISATIONS: say("Organisations that work together"),
        Between.PEOPLE: say("People who take part together"),
        Between.COUNTRIES: say("Countries that take part together"),
    }[facts.figures.between]


def how_many(facts: Facts, number: int) -> str:
    """Return ``12 organisations``."""
    return {
        Between.ORGANISATIONS: count(number, "{n} organisation", "{n} organisations"),
        Between.PEOPLE: count(number, "{n} person", "{n} people"),
        Between.COUNTRIES: count(number, "{n} country", "{n} countries"),
    }[facts.figures.between]


def empty(facts: Facts) -> str:
    """Return why there is nothing to draw; empty where there is."""
    if facts.nodes:
        return ""
    if not facts.figures.tally.selected:
        return no_match()
    return {
        Between.ORGANISATIONS: say("None of the selected initiatives names an organisation."),
        Between.PEOPLE: say("None of the selected initiatives names a person."),
        Between.COUNTRIES: say("None of the selected initiatives has a country recorded."),
    }[facts.figures.between]


def of_dot(facts: Facts, number: int) -> str:
    """Return all that is known of a node in one line."""
    node, analysis = facts.nodes[number], facts.analysis
    head = dotted(facts.name(number), facts.sort(number))
    figures = [
        counted_words(node.initiatives),
        count(analysis.degree[number], "tied to {n} other", "tied to {n} others"),
        say("betweenness {share}", share=share(analysis.betweenness[number])),
    ]
    if analysis.community[number]:
        figures.append(say("group {n}", n=analysis.community[number]))
    return say(
        "{who}: {figures} · {tracks}",
        who=head, figures=commas(figures), tracks=facts.tracks(number),
    )  # fmt: skip


def of_tie(facts: Facts, tie: Tie) -> str:
    """Return ``India – Pakistan: 41 shared initiatives on 5 tracks``."""
    return say(
        "{pair}: {shared}, {tracks}",
        pair=facts.pair(tie),
        shared=count(tie.weight, "{n} shared initiative", "{n} shared initiatives"),
        tracks=on_tracks(tie.tracks),
    )


def on_tracks(number: int) -> str:
    """Return ``on 3 tracks``."""
    return count(number, "on {n} track", "on {n} tracks")


def share(value: float) -> str:
    """Return a betweenness with three decimals."""
    return f"{value:.3f}"


def sized_by(facts: Facts) -> str:
    """Return what the size of a dot stands for."""
    if facts.basis.options.get("size") == "betweenness":
        return say("Size: betweenness")
    return say("Size: number of ties")


def caption(facts: Facts, drawn: int) -> tuple[str, ...]:
    """Return what is counted, what is not in the picture, and what is withheld; ``drawn`` ties are in it."""
    processes = say(
        "Counted: processes; a process counts once, with all who take part in its rounds."
    )
    unit = counted(facts.figures.filter, processes)
    tie = say("A tie is at least one initiative that names both; the more they share, the thicker.")
    return (f"{unit} {tie}", _left_out(facts), *_reservations(facts, drawn))


def _left_out(facts: Facts) -> str:
    figures = facts.figures
    nobody = {
        Between.ORGANISATIONS: say("{n} without an organisation", n=f"{figures.without:,}"),
        Between.PEOPLE: say("{n} without a person", n=f"{figures.without:,}"),
        Between.COUNTRIES: say("{n} without a country", n=f"{figures.without:,}"),
    }[figures.between]
    alone = say("{who} alone in all they are named in", who=how_many(facts, figures.alone))
    return dotted(figures.tally.in_words(with_unit=False), nobody, alone if figures.alone else "")


def _reservations(facts: Facts, drawn: int) -> tuple[str, ...]:
    figures = facts.figures
    said = []
    more = figures.total - len(facts.nodes)
    if more:
        said.append(
            say("Shown are the {n} that share the most initiatives; {more} more are in none of the "
                "figures on ties.", n=f"{len(facts.nodes):,}", more=how_many(facts, more))
        )  # fmt: skip
    if len(figures.ties) > drawn:
        said.append(
            say("The strongest {n} of {all} ties are drawn.",
                n=f"{drawn:,}", all=f"{len(figures.ties):,}")
        )  # fmt: skip
    said.append(
        say("Betweenness: the share of the shortest ways between two others that lead through.")
    )
    if len(figures.ties) > GROUPED_BY:
        said.append(say("Groups go by the strongest {n} ties.", n=f"{GROUPED_BY:,}"))
    lines = [" ".join(said), *withheld(figures, say("no tie"))]
    if figures.between is Between.PEOPLE:
        lines.append(
            say("Nobody is named for a meeting under the Chatham House Rule or off the record.")
        )
    return tuple(lines)


def summary(facts: Facts) -> str:
    """Return the finding in a sentence or three."""
    if not facts.nodes:
        return empty(facts)
    analysis = facts.analysis
    said = [
        say("{who} with {ties}, in {groups}.",
            who=how_many(facts, len(facts.nodes)),
            ties=count(len(facts.figures.ties), "{n} tie", "{n} ties"),
            groups=count(analysis.communities, "{n} group", "{n} groups"))
    ]  # fmt: skip
    numbers = range(len(facts.nodes))
    most = max(numbers, key=lambda n: (analysis.degree[n], facts.nodes[n].shared))
    if analysis.degree[most]:
        said.append(
            say("{who} ties most, to {n}.", who=facts.name(most),
                n=count(analysis.degree[most], "{n} other", "{n} others"))
        )  # fmt: skip
    broker = max(numbers, key=lambda n: analysis.betweenness[n])
    if analysis.betweenness[broker] > 0:
        said.append(
            say("The strongest broker is {who} (betweenness {share}).", who=facts.name(broker),
                share=share(analysis.betweenness[broker]))
        )  # fmt: skip
    if facts.figures.alone:
        said.append(
            count(facts.figures.alone, "{n} shares no initiative with another.",
                  "{n} share no initiative with another.")
        )  # fmt: skip
    return " ".join(said)
