"""The commands' names, the language they speak, and how trouble becomes one sentence and an exit status."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

import typer

from roster_desktop.cli import (
    books,
    checks,
    decisions,
    demo,
    diagnosing,
    exporting,
    keeping,
    office,
    passwords,
    post,
    privacy,
    returns,
    rows,
    visits,
)
from roster_desktop.cli.changes import changes
from roster_desktop.cli.codes import check_code
from roster_desktop.cli.console import Status, WrongCall, refused, tell
from roster_desktop.cli.forms import form
from roster_desktop.cli.log import log
from roster_desktop.cli.manual import manual, reference
from roster_desktop.cli.periods import period
from roster_desktop.cli.policy import policy
from roster_desktop.cli.problems import problem
from roster_desktop.cli.reports import report
from roster_desktop.cli.same import same
from roster_desktop.cli.targets import import_targets
from roster_desktop.faults import fault_record, keep_faults, record_fault
from roster_desktop.progress import Cancelled
from roster_desktop.wording import (
    Language,
    Message,
    Refusal,
    accounts,
    asking,
    console,
    language_named_in,
    language_of_locale,
    printing,
    purging,
    sameness,
    speak,
    storing,
    verifying,
    workbooks,
    working,
)
from roster_desktop.wording import policy as policies

# Typer brings its own copy of click from some version on; the base of its public error is right in both.
_USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]

# What a call names and the file does not have: the words of the call are off, no input is unreadable.
WRONG_NAMES = (
    storing.ROW_UNKNOWN,
    storing.ROW_AMBIGUOUS,
    storing.CONFLICT_UNKNOWN,
    storing.CONFLICT_AMBIGUOUS,
    storing.BATCH_UNKNOWN,
    asking.RETURN_UNIT_UNKNOWN,
    asking.RETURN_UNIT_AMBIGUOUS,
    asking.QUESTION_MISSING,
    asking.ANSWER_MISSING,
    asking.NOT_ASKED,
    working.REASON_MISSING,
    workbooks.UNKNOWN_KEY,
    policies.UNKNOWN_PARAMETER,
    policies.UNKNOWN_PACK,
    policies.NOT_A_DAY,
    verifying.EXPLANATION_MISSING,
    verifying.NOTHING_TO_EXPLAIN,
    verifying.UNKNOWN_WAY,
    verifying.UNKNOWN_RESULT,
    verifying.NOT_A_KEY_FIELD,
    verifying.VERIFIED_LATER,
    verifying.LIST_UNKNOWN,
    verifying.NUMBER_NOT_LISTED,
    verifying.LIST_FACE,
    verifying.NOT_NUMBERS,
    verifying.NOT_A_PERCENTAGE,
    purging.NOBODY_KNOWN,
    sameness.ALREADY_ONE,
    sameness.NOT_JOINED,
    sameness.ONLY_ONE_VILLAGE,
    sameness.DAY_UNREADABLE,
    printing.NO_SUCH_CODE,
    printing.UNKNOWN_FORM,
    printing.UNKNOWN_MEANING,
    printing.UNKNOWN_NUMBER_FORM,
    printing.FORM_HAS_NO_COLUMN,
    printing.FORM_NEEDS_NAME,
    accounts.UNKNOWN_PERIOD,
    accounts.NO_SUCH_FIGURES,
    accounts.CORRECTION_WITHOUT_REASON,
)

HELP = """乡村劳动力五类花名册：采集、比对、核实、更新。不带命令时打开窗口。
设了密码的文件：在终端里会问；脚本里加 --password-stdin，从标准输入给一行密码（哪个命令都行）；
忘了密码的加 --recovery-code-stdin，第一行给恢复码。"""


COMMANDS: dict[str, Callable[..., object]] = {
    "new": rows.new,
    "demo": demo.demo,
    "columns": rows.columns,
    "reference": reference,
    "manual": manual,
    "add": rows.add,
    "set": rows.set_cells,
    "remove": rows.remove,
    "rows": rows.rows,
    "import": books.import_books,
    "check": checks.check,
    "explain": visits.explain,
    "verify": visits.verify,
    "calls": visits.calls,
    "sample": visits.sample,
    "policy": policy,
    "changes": changes,
    "export": exporting.export,
    "report": report,
    "period": period,
    "problem": problem,
    "targets": import_targets,
    "check-code": check_code,
    "form": form,
    "merge": books.merge,
    "send": post.send,
    "outbox": post.outbox,
    "deliver": post.deliver,
    "inbox": post.inbox,
    "rename": office.rename_place,
    "new-year": office.new_year,
    "handover": office.handover,
    "takeover": office.takeover,
    "conflicts": decisions.conflicts,
    "resolve": decisions.resolve,
    "same": same,
    "return": returns.return_book,
    "questions": returns.questions,
    "strict": returns.strict,
    "reviews": returns.reviews,
    "history": decisions.history,
    "undo": decisions.undo,
    "log": log,
    "purge": privacy.purge_people,
    "person-copy": privacy.person_copy,
    "privacy-notice": privacy.privacy_notice,
    "backup": keeping.backup,
    "restore": keeping.restore,
    "move": keeping.move,
    "password": keeping.password,
    "doctor": rows.doctor,
    "diagnose": diagnosing.diagnose,
}


def program(names: Iterable[str] = tuple(COMMANDS)) -> typer.Typer:
    """The commands of these names; all of them where nobody says which."""
    app = typer.Typer(
        name="roster-desktop", help=HELP, add_completion=False, no_args_is_help=True, rich_markup_mode=None
    )
    for name in names:
        app.command(name)(COMMANDS[name])
    return app


def run(words: Sequence[str]) -> int:
    """Run one command; the number is its exit status."""
    try:
        rest = _with_passwords(_spoken(list(words)))
        # Reading what each command takes costs more than most commands do: only the one that is called.
        asked_for = program(rest[:1]) if rest and rest[0] in COMMANDS else program()
        status = typer.main.get_group(asked_for).main(
            args=rest, prog_name="roster-desktop", standalone_mode=False
        )
    except WrongCall as slip:
        return _wrong(slip.message)
    except _USAGE_ERROR as slip:
        return _wrong(console.WRONG_CALL.about(reason=str(slip)))
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except Refusal as refusal:
        return _wrong(refusal.message) if refusal.message.sentence in WRONG_NAMES else refused(refusal)
    except (Cancelled, typer.Abort, KeyboardInterrupt):
        tell(console.INTERRUPTED.about())
        return Status.UNREADABLE
    except OSError as trouble:
        tell(
            console.READ_FAILED.about(
                file=os.path.basename(str(trouble.filename or "—")), reason=trouble.strerror
            )
        )
        return Status.UNREADABLE
    except Exception as fault:  # noqa: BLE001 - the last door: whatever is left is a fault of the program
        # The person gets a sentence, whoever mends it gets the record.
        keep_faults()
        record_fault(fault)
        tell(console.FAULT.about(record=fault_record()))
        return Status.UNREADABLE
    return int(status or Status.DONE)


def _wrong(message: Message) -> Status:
    tell(message)
    return Status.WRONG_CALL


def _with_passwords(words: list[str]) -> list[str]:
    """`--password-stdin` or `--recovery-code-stdin` anywhere in the call; the rest of the words stay."""
    options = (passwords.OPTION, passwords.CODE_OPTION)
    passwords.expect_on_stdin(passwords=options[0] in words, code=options[1] in words)
    return [word for word in words if word not in options]


def _spoken(words: list[str]) -> list[str]:
    """Choose the language by `--lang` anywhere in the call, else by the locale;
    the rest of the words stay."""
    speak(language_of_locale())
    named, rest = language_named_in(words)
    if named is None:
        return rest
    if named not in {language.value for language in Language}:
        raise WrongCall(console.WRONG_CALL.about(reason=f"--lang {named}"))
    speak(Language(named))
    return rest
