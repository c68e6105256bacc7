"""Renders a template to the segments of one variant, with a choice wherever the application decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from ..source import MAX_BYTES, Span
from ..source.remark import ADDRESS, read_remark
from .binding import bind, rounds_of
from .blocks import linked
from .choices import Choices
from .declared import Declared
from .evaluating import Evaluator
from .expression import Expression, Filtered, Name
from .facts import Facts
from .filling import hole_of
from .scope import Scope
from .segment import Computed, Copied, Filled, Said, Segment
from .squeezing import squeezed
from .tree import (
    Assign,
    Block,
    Body,
    CallBlock,
    Capture,
    Comment,
    Cycle,
    Escape,
    Extends,
    Filter,
    If,
    Import,
    Include,
    Leave,
    Load,
    Loop,
    Macro,
    Output,
    Squeeze,
    Statement,
    Template,
    Text,
    With,
)
from .tree import Unknown as UnknownTag
from .value import Callable, Items, Joint, Known, Printed, Record, Unknown, Value, as_markup

_MOST_DEPTH = 40  # of includes, macros and blocks in each other
MOST_STEPS = 50_000  # statements of one way; loops in loops have no other end


class Full(Exception):
    """The document has more text than any vendor reads."""


class Left(Exception):
    """A loop, or one round of it, is left."""

    def __init__(self, *, continues: bool) -> None:
        self.continues = continues


class Rendering:
    """One way through a template and those that it extends, includes and imports.

    `size` counts the characters that it has printed, `steps` the statements; `full`: it stopped before its end.
    `declared` takes note of names without a value, where a context is declared.
    """

    def __init__(self, template: Template, load: Load, choices: Choices, context: Mapping[str, object] | None) -> None:
        self._template = template
        self._load = load
        self._facts = Facts(choices)
        self._evaluator = Evaluator(self._facts, self)
        self.declared: Declared | None = None
        self.missing: list[tuple[str, Span]] = []  # templates that the first one asks for, and the tags that do
        self._context = {name: Known(value) for name, value in (context or {}).items()}
        self.segments: list[Segment] = []
        self.size = self.steps = 0
        self.full = False
        self._depth = 0
        self._escapes: bool | None = template.escapes
        self._here = template
        self._parent: Template | None = None
        self._turns: dict[str, int] = {}  # of what cycles, by name
        self._blocks: dict[str, list[tuple[Template, Block]]] = {}

    def run(self) -> None:
        """Render the template: `segments` is what it prints."""
        try:
            self._whole(self._template, Scope(values=self._context))
        except Left:
            pass
        except (Full, RecursionError):
            self.full = True

    def call(self, callee: Callable, arguments: list[Value], keywords: dict[str, Value]) -> Value:
        """Return what a macro prints."""
        if self._depth >= _MOST_DEPTH:
            return Unknown("endless", "…")
        given: dict[str, Value] = {}
        positional = iter(arguments)
        for name, default in callee.parameters:
            value = next(positional, None) or keywords.get(name)
            if value is None and default is not None:
                value = self._evaluator.value(default, callee.scope, callee.template.language)
            given[name] = value or Known("")
        if "caller" in keywords:
            given["caller"] = keywords["caller"]
        given |= {"varargs": Items(tuple(positional))}
        return self._printed(callee, callee.scope.inside(given))

    def _printed(self, callee: Callable, scope: Scope) -> Printed:
        with self._elsewhere(callee.template, callee.escapes), self._captured() as segments:
            self._body(callee.body, scope)
        return Printed(tuple(segments), safe=callee.escapes is not False)

    def _whole(self, template: Template, scope: Scope) -> None:
        """A template, and then those that it extends."""
        outer, self._blocks = self._blocks, {}
        parent, self._parent = self._parent, None
        current: Template | None = template
        while current is not None and self._depth < _MOST_DEPTH:
            for name, block in current.blocks.items():
                self._blocks.setdefault(name, []).append((current, block))
            self._parent = None
            with self._elsewhere(current, current.escapes):
                self._top_level(current, scope)
                self._depth += self._parent is not None  # a template that extends itself ends
            current = self._parent
        self._blocks, self._parent = outer, parent

    def _top_level(self, template: Template, scope: Scope) -> None:
        for number, statement in enumerate(template.body):
            self._statement(statement, scope)
            if self._parent is not None:
                rest = tuple(each for each in template.body[number + 1 :] if not isinstance(each, Block))
                with self._captured():  # what stands around the blocks of one that extends another is not printed
                    self._body(rest, scope)
                return

    def _body(self, body: Body, scope: Scope) -> None:
        for statement in body:
            self._statement(statement, scope)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Full

    def _statement(self, statement: Statement, scope: Scope) -> None:
        self._step()
        if self.declared is not None:
            self.declared.passed(statement)
        match statement:
            case Text(span=span):
                self._add(Copied(self._here.source, span), len(span))
            case Output(span=span, expression=expression):
                self._print(self._value(expression, scope), span, expression)
            case Comment(span=span):
                self._remark(span)
            case If(branches=branches, otherwise=otherwise):
                taken = next((body for test, body in branches if self._true(test, scope)), otherwise)
                self._body(taken, scope)
            case Loop():
                self._loop(statement, scope)
            case Cycle():
                self._cycle(statement, scope)
            case Leave(continues=continues):
                raise Left(continues=continues)
            case Assign(targets=targets, value=value):
                bind(targets, self._value(value, scope), scope)
            case Capture(target=target, body=body, filters=filters):
                scope.values[target] = self._filtered(filters, self._inner(body, scope), scope)
            case With(bindings=bindings, body=body):
                self._body(body, scope.inside({name: self._value(value, scope) for name, value in bindings}))
            case Escape(on=on, body=body):
                wanted = self._value(on, scope)
                with self._elsewhere(self._here, bool(wanted.value) if isinstance(wanted, Known) else None):
                    self._body(body, scope)
            case Filter(span=span, filters=filters, body=body):
                self._print(as_markup(self._filtered(filters, self._inner(body, scope), scope)), span, filters[-1])
            case Squeeze(body=body):
                with self._captured() as segments:
                    self._body(body, scope)
                for segment in squeezed(segments):
                    self._add(segment, 1)
            case Block():
                self._block(statement, scope)
            case Extends(template=template):
                self._extend(template, statement.span, scope)
            case Include():
                self._include(statement, scope)
            case Import():
                self._import(statement, scope)
            case Macro(name=name, parameters=parameters, body=body):
                scope.values[name] = Callable(self._here, body, scope, parameters, self._escapes)
            case CallBlock():
                self._call_block(statement, scope)
            case UnknownTag(span=span, body=body):
                if not body:
                    self._fill(
                        Unknown(f"{self._here.name}:{span.start}", span.cut(self._here.source.text)), span, markup=True
                    )
                self._body(body, scope)

    def _loop(self, loop: Loop, scope: Scope) -> None:
        rounds, size = rounds_of(self._value(loop.iterable, scope), self._facts)
        if loop.condition is not None:
            rounds = [each for each in rounds if self._true(loop.condition, self._round(loop, each, scope))]
        if loop.backwards:
            rounds.reverse()
        language = self._here.language
        for index, each in enumerate(rounds):
            self._step()
            inside = self._round(loop, each, scope)
            name, says = language.loop(index, len(rounds) if size is not None else None)
            record = Record.of(says)
            outer = scope.find(name)
            if isinstance(outer, Record):
                record.values["parentloop"] = outer
            inside.values[name] = record
            try:
                self._body(loop.body, inside)
            except Left as left:
                if not left.continues:
                    break
        if not rounds:
            self._body(loop.otherwise, scope.inside())

    def _cycle(self, cycle: Cycle, scope: Scope) -> None:
        if not cycle.values:
            self._turns.pop(cycle.name, None)
            return
        turn = self._turns.get(cycle.name, 0)
        self._turns[cycle.name] = turn + 1
        for each in cycle.values:
            self._asked(each, scope)
        expression = cycle.values[turn % len(cycle.values)]
        value = self._value(expression, scope)
        if cycle.target is not None:
            scope.values[cycle.target] = value
        if cycle.prints:
            self._print(value, cycle.span, expression)

    def _round(self, loop: Loop, item: Value, scope: Scope) -> Scope:
        inside = scope.inside()
        bind(loop.targets, item, inside, renames=True)
        return inside

    def _extend(self, expression: Expression, span: Span, scope: Scope) -> None:
        found = self._loaded(expression, scope, span)
        if found is None:
            self._fill(Unknown(f"{self._here.name}:{span.start}", span.cut(self._here.source.text)), span, markup=True)
        self._parent = found

    def _include(self, include: Include, scope: Scope) -> None:
        asks = None if include.ignore_missing else include.span
        found = self._loaded(include.template, scope, asks) if self._depth < _MOST_DEPTH else None
        if found is None:
            if not include.ignore_missing:
                words = include.span.cut(self._here.source.text)
                self._fill(Unknown(f"{self._here.name}:{include.span.start}", words), include.span, markup=True)
            return
        given = {name: self._value(value, scope) for name, value in include.bindings}
        self._whole(found, scope.inside(given) if include.context else Scope(values=self._context | given))

    def _import(self, statement: Import, scope: Scope) -> None:
        found = self._loaded(statement.template, scope, statement.span) if self._depth < _MOST_DEPTH else None
        inside = scope.inside() if statement.context else Scope(values=self._context)
        before = set(inside.values)
        if found is not None:
            with self._captured():
                self._whole(found, inside)
        made = {name: value for name, value in inside.values.items() if name not in before or not statement.context}
        if statement.alias is not None:
            unknown = Unknown(statement.alias, statement.alias)
            scope.values[statement.alias] = unknown if found is None else Record(made)
        for theirs, ours in statement.names:
            scope.values[ours] = made.get(theirs) or Unknown(ours, ours)

    def _loaded(self, expression: Expression, scope: Scope, asks: Span | None) -> Template | None:
        """The template that an expression names; one that `asks` for it and does not get it is remembered."""
        value = self._value(expression, scope)
        names = value.values if isinstance(value, Items) else (value,)
        known = [name.value for name in names if isinstance(name, Known)]
        named = [path for each in known for path in (each if isinstance(each, list | tuple) else (each,))]
        paths = [path for path in named if isinstance(path, str)]
        found = next((found for path in paths if (found := self._load(path, self._here)) is not None), None)
        if found is None and asks is not None and self._here is self._template and len(known) == len(names):
            self.missing += [(path, asks) for path in paths[:1]]
        return found

    def _block(self, block: Block, scope: Scope) -> None:
        chain = self._blocks.get(block.name) or [(self._here, block)]
        if self._depth < _MOST_DEPTH:
            replaced = linked(chain, scope if block.scoped else scope.outermost)
            with self._elsewhere(replaced.template, replaced.escapes):
                self._body(replaced.body, replaced.scope)

    def _call_block(self, statement: CallBlock, scope: Scope) -> None:
        caller = Callable(self._here, statement.body, scope, statement.parameters, self._escapes)
        call = statement.call
        target = self._value(call.callee, scope)
        if not isinstance(target, Callable):
            self._fill(Unknown(call.written, call.written), statement.span, markup=True)
            return
        arguments = [self._value(argument, scope) for argument in call.arguments]
        keywords = {name: self._value(argument, scope) for name, argument in call.keywords}
        self._print(self.call(target, arguments, {**keywords, "caller": caller}), statement.span, call)

    def _print(self, value: Value, span: Span, expression: Expression) -> None:
        language, source = self._here.language, self._here.source
        match value:
            case Known(value=known, safe=safe):
                text = language.printed(known)
                text = text if safe or self._escapes is False else language.escaped(text)
                self._add(Computed(text, source, span), len(text))
            case Unknown():
                self._fill(value, span)
            case Printed(segments=segments, safe=safe):
                for segment in segments:
                    bare = isinstance(segment, Copied | Computed) and not safe and self._escapes is True
                    self._add(self._escaped(segment) if bare else segment, 1)
            case Joint(parts=parts):
                for part in parts:
                    self._print(part, span, expression)
            case Callable():
                self._print(self.call(value, [], {}), span, expression)
            case _:
                self._fill(Unknown(f"{self._here.name}:{span.start}", expression.written), span)

    def _escaped(self, segment: Segment) -> Segment:
        if not isinstance(segment, Copied | Computed):
            return segment
        text = self._here.language.escaped(segment.text)
        return segment if text == segment.text else Computed(text, segment.source, segment.span)

    def _fill(self, value: Unknown, span: Span, *, markup: bool = False) -> None:
        """A value that nobody knows; of `markup` nobody says that it is to be escaped."""
        hole = hole_of(value, span, self._here, self._escapes, markup=markup)
        self._add(Filled(value.key, hole), 1)

    def _remark(self, span: Span) -> None:
        comment = span.cut(self._here.source.text)
        remark = read_remark(comment) if ADDRESS in comment else None
        if remark is not None:
            self.segments.append(Said(remark.text))

    def _add(self, segment: Segment, size: int) -> None:
        self.segments.append(segment)
        self.size += size
        if self.size > MAX_BYTES:
            raise Full

    def _value(self, expression: Expression, scope: Scope) -> Value:
        return self._evaluator.value(self._asked(expression, scope), scope, self._here.language)

    def _true(self, expression: Expression, scope: Scope) -> bool:
        return self._evaluator.true(self._asked(expression, scope), scope, self._here.language)

    def _asked(self, expression: Expression, scope: Scope) -> Expression:
        if self.declared is not None:
            self.declared.asked(expression, scope, self._facts, self._here)
        return expression

    def _inner(self, body: Body, scope: Scope) -> Printed:
        with self._captured() as segments:
            self._body(body, scope.inside())
        return Printed(tuple(segments), safe=self._escapes is not False)

    def _filtered(self, filters: tuple[Filtered, ...], printed: Printed, scope: Scope) -> Value:
        value: Value = printed
        for each in filters:
            inside = scope.inside({"printed": value})
            value = self._value(replace(each, operand=Name(each.written, "printed")), inside)
        return value

    @contextmanager
    def _captured(self) -> Iterator[list[Segment]]:
        outer, self.segments = self.segments, []
        try:
            yield self.segments
        finally:
            self.segments = outer

    @contextmanager
    def _elsewhere(self, template: Template, escapes: bool | None) -> Iterator[None]:
        """What is rendered is part of another template, or of one where escaping is another."""
        here, self._here = self._here, template
        before, self._escapes = self._escapes, escapes
        self._depth += 1
        try:
            yield
        finally:
            self._here, self._escapes = here, before
            self._depth -= 1
