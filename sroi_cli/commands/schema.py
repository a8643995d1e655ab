"""`sroi schema`: what editors need to complete and check a scenario while it is typed."""


def schema() -> None:
    """The JSON Schema of scenario files, for editors.

    Keep it beside your files, and begin each with the line # yaml-language-server: $schema=scenario.schema.json
    """
    import json

    from sroi_cli.commands.output import print_lines
    from sroi_cli.model.schema import scenario_schema
    from sroi_cli.reading.reference_values import read_reference_values, vocabulary

    words = vocabulary(read_reference_values(), None, frozenset())
    print_lines(json.dumps(scenario_schema(words), indent=1))
