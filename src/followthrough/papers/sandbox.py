"""The sandbox in which templates are filled in. Loaded only where a template is: Jinja2 is an extra."""

from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's own sandbox, in which nothing can be changed; powers, and texts repeated by `*`, are shut out too."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The product of two numbers; anything else could fill the memory."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(f"“{operator}” is for the product of two numbers here")
        return super().call_binop(context, operator, left, right)
