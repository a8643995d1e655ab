"""All commands as Markdown, made from the command line itself, so that a new command needs nothing here."""

from collections.abc import Iterator
from textwrap import dedent

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from sroi_cli.commands.app import app
from sroi_cli.reports.markdown import escaped


def commands_page() -> str:
    """A list of the commands, and each with its arguments, options and examples."""
    commands = list(_commands(typer.Context(get_command(app), info_name="sroi")))
    return "\n\n".join(["\n".join(map(_listed, commands)), *map(_section, commands)]) + "\n"


def _commands(above: typer.Context) -> Iterator[typer.Context]:
    assert isinstance(above.command, TyperGroup)
    for name, command in above.command.commands.items():
        found = typer.Context(command, parent=above, info_name=name)
        yield found
        if isinstance(command, TyperGroup):
            yield from _commands(found)


def _listed(one: typer.Context) -> str:
    path = one.command_path
    return f"* [`{path}`](#{path.replace(' ', '-')}): {_about(one)[0]}"


def _section(one: typer.Context) -> str:
    arguments = [each for each in one.command.params if isinstance(each, TyperArgument)]
    options = [each for each in one.command.params if isinstance(each, TyperOption)]
    command = "COMMAND" if isinstance(one.command, TyperGroup) else ""
    usage = (one.command_path, "[OPTIONS]" if options else "", *map(_usage, arguments), command)
    told = [*(_told(_name(each), each, one) for each in arguments), *(_option(each, one) for each in options)]
    blocks = (
        f"## {one.command_path}",
        *_about(one),
        _shell(" ".join(filter(None, usage))),
        "\n".join(told),
        _examples(one),
    )
    return "\n\n".join(block for block in blocks if block)


def _about(one: typer.Context) -> list[str]:
    """The paragraphs of its help, each on one line."""
    return [escaped(paragraph) for paragraph in (one.command.help or "").split("\n\n")]


def _name(argument: TyperArgument) -> str:
    return (argument.metavar or argument.name or "").strip("[]")


def _usage(argument: TyperArgument) -> str:
    name = _name(argument) + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _option(one: TyperOption, of: typer.Context) -> str:
    written = " / ".join(one.opts) + (f" {one.metavar}" if one.metavar else "")
    return _told(written, one, of) + (" Can be given more than once." if one.multiple else "")


def _told(written: str, one: TyperArgument | TyperOption, of: typer.Context) -> str:
    """What the help says of it, with the default, on one line; what is needed the usage shows."""
    _, told = one.get_help_record(of) or ("", "")
    return f"* `{written}`: {escaped(told.removesuffix('[required]').rstrip().replace('  [', ' ['))}"


def _examples(one: typer.Context) -> str:
    """The examples of its help, without the sign that keeps their lines apart."""
    title, _, lines = (one.command.epilog or "").removeprefix("\b\n").partition("\n")
    return f"{title}\n\n{_shell(dedent(lines))}" if lines else ""


def _shell(lines: str) -> str:
    return f"```sh\n{lines}\n```"
