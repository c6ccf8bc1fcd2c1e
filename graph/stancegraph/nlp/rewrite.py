"""Dependency trees that are rewritten in place by moves which keep every tree a tree."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Arcs", "Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parse: ``head`` is an index in the same sequence, its own for a root."""

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


class Arcs:
    """The words of a document with heads, labels and parts of speech that can be changed.

    The moves `lift`, `rise`, `sink` and `hang` are the only way to change a head; given a forest they leave a forest
    with the same roots' number and the same words in every tree.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.lower = [word.form.lower() for word in words]
        self.lemma = [word.lemma.lower() for word in words]
        self.tag = [word.tag for word in words]
        self.pos = [word.pos for word in words]
        self.dep = [word.dep for word in words]
        self.head = [word.head for word in words]
        self._kids: list[list[int]] = [[] for _ in words]
        for node, head in enumerate(self.head):
            if node != head:
                self._kids[head].append(node)

    def __len__(self) -> int:
        return len(self.head)

    def kids(self, node: int, *deps: str) -> list[int]:
        """The children of a node in the order of the text, all or those with one of the labels."""
        return [kid for kid in self._kids[node] if not deps or self.dep[kid] in deps]

    def above(self, node: int) -> int | None:
        """The head of a node, None for a root."""
        return None if self.head[node] == node else self.head[node]

    def left_edge(self, node: int) -> int:
        """The first word below a node that is reached through first children."""
        while self._kids[node] and self._kids[node][0] < node:
            node = self._kids[node][0]
        return node

    def bottom_up(self) -> Iterator[int]:
        """All nodes as they are now, children before their heads."""
        order = [node for node in range(len(self)) if self.head[node] == node]
        for node in order:  # grows while it is walked
            order.extend(self._kids[node])
        return reversed(order)

    def lift(self, node: int) -> None:
        """Put a node in its head's place, and the head below it. Labels stay with the words."""
        below = self.head[node]
        above = self.head[below]
        self._kids[below].remove(node)
        if above == below:
            self.head[node] = node
        else:
            self._kids[above].remove(below)
            insort(self._kids[above], node)
            self.head[node] = above
        self.head[below] = node
        insort(self._kids[node], below)

    def rise(self, node: int) -> None:
        """Move a node from its head to that head's head."""
        self._move(node, self.head[self.head[node]])

    def sink(self, node: int, sibling: int) -> None:
        """Move a node below another child of its head."""
        if self.head[sibling] != self.head[node] or sibling == node:
            raise ValueError(f"words {node} and {sibling} are no siblings")
        self._move(node, sibling)

    def hang(self, leaf: int, head: int) -> None:
        """Move a word without children below any other."""
        if self._kids[leaf] or leaf == head:
            raise ValueError(f"word {leaf} has children")
        self._move(leaf, head)

    def _move(self, node: int, head: int) -> None:
        if self.head[node] == node:
            raise ValueError(f"word {node} is a root")
        self._kids[self.head[node]].remove(node)
        insort(self._kids[head], node)
        self.head[node] = head
