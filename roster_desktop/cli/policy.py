"""The command on policies and the cut-off date: policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, WrongCall, say, say_json
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.policies import PARAMETERS, OwnEntry, Parameter, PolicyValue, packs
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.policies import (
    apply_pack,
    day_in,
    pack_named,
    parameter_named,
    set_cutoff,
    set_policy,
    value_in,
    withdraw,
)
from roster_desktop.wording import Message, console
from roster_desktop.wording import policy as words_on_policy
from roster_desktop.workspace import Access, Workspace

_FOLLOWS_TODAY = "today"
_VERBS = "set KEY VALUE | use PACK | withdraw KEY | cutoff DAY"


def policy(
    file: File,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=f"[{_VERBS}]", help="不写就列出全部参数；cutoff today 表示按当天算"),
    ] = None,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="从哪天起，例如 2025-01-01")] = "",
    as_json: AsJson = False,
) -> int:
    """列出政策参数，或设定一项、套用一份样例、撤回一项、设定填报截止日。"""
    if words:
        done = _done(file, words, since)
        say(done)
        return Status.DONE
    with opened(file, Access.READ) as workspace:
        told = _json(workspace)
        lines = list(map(str, (workspace.policies.ruling(one.key, workspace.cutoff) for one in PARAMETERS)))
        day = workspace.cutoff
    if as_json:
        say_json(told)
        return Status.DONE
    say(words_on_policy.CUTOFF_SET.about(day=day))
    for parameter, line in zip(PARAMETERS, lines, strict=True):
        say(f"{parameter.key}\t{line}")
    for pack in packs():
        say(f"{pack.key}\t{pack.title}\t{pack.note}")
    return Status.DONE


def _done(file: File, words: list[str], since: str) -> Message:
    verbs: Mapping[tuple[str, int], Callable[[Workspace, list[str], date], Message]] = {
        ("set", 3): _set,
        ("use", 2): _use,
        ("withdraw", 2): _withdraw,
        ("cutoff", 2): _cut_off,
    }
    act = verbs.get((words[0], len(words)))
    if act is None:
        raise WrongCall(console.WRONG_CALL.about(reason=f"policy FILE {_VERBS} --from DAY"))
    if act is not _cut_off and not since:
        raise WrongCall(words_on_policy.FROM_WHEN.about())
    with opened(file) as workspace:
        return act(workspace, words[1:], day_in(since) if since else workspace.cutoff)


def _set(workspace: Workspace, words: list[str], since: date) -> Message:
    parameter = parameter_named(words[0])
    value = value_in(CATALOG, parameter, words[1])
    set_policy(workspace, parameter.key, value, since)
    text = workspace.policies.ruling(parameter.key, since).text
    return words_on_policy.POLICY_SET.about(title=parameter.title, text=text, day=since)


def _use(workspace: Workspace, words: list[str], since: date) -> Message:
    entries = apply_pack(workspace, words[0], since)
    return words_on_policy.PACK_USED.about(
        title=pack_named(words[0]).title, count=len({entry.parameter for entry in entries}), day=since
    )


def _withdraw(workspace: Workspace, words: list[str], since: date) -> Message:
    withdraw(workspace, words[0], since)
    return words_on_policy.WITHDRAWN.about(title=parameter_named(words[0]).title, day=since)


def _cut_off(workspace: Workspace, words: list[str], _: date) -> Message:
    set_cutoff(workspace, None if words[0] == _FOLLOWS_TODAY else day_in(words[0]))
    sentence = words_on_policy.CUTOFF_FOLLOWS if words[0] == _FOLLOWS_TODAY else words_on_policy.CUTOFF_SET
    return sentence.about(day=workspace.cutoff)


def _json(workspace: Workspace) -> dict[str, object]:
    own = workspace.own_policies
    return {
        "cutoff": workspace.cutoff.isoformat(),
        "policies": [_parameter_json(workspace, one, own) for one in PARAMETERS],
        "packs": [
            {"key": one.key, "title": one.title, "source": one.source, "note": one.note} for one in packs()
        ],
    }


def _parameter_json(
    workspace: Workspace, parameter: Parameter, own: tuple[OwnEntry, ...]
) -> dict[str, object]:
    ruling = workspace.policies.ruling(parameter.key, workspace.cutoff)
    return {
        "key": parameter.key,
        "title": parameter.title,
        "group": parameter.group,
        "shape": parameter.shape.value,
        "unit": parameter.unit,
        "value": _plain(ruling.value),
        "since": ruling.entry.since.isoformat() if ruling.entry.since else None,
        "source": ruling.entry.source,
        "set_here": [
            {
                "value": _plain(entry.value), "since": entry.since.isoformat(), "who": entry.who,
                "at": entry.at, "pack": entry.pack,
            }
            for entry in own
            if entry.parameter == parameter.key
        ],
    }  # fmt: skip


def _plain(value: PolicyValue) -> object:
    return [dict(line) for line in value] if isinstance(value, tuple) else value
