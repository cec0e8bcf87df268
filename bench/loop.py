"""Thousands of asks in a loop: what they leave behind in the kernel.

A cell asks in a loop, and a scripted page answers each question at once. What
the kernel holds is counted in cells of their own, before and after, each time
after a full garbage collection; a few asks before the first count fill what is
filled once. tracemalloc slows the kernel down, so that it gets a second, shorter
run on a fresh kernel.

Prints a JSON object.
"""

from __future__ import annotations

import argparse
import json
from time import perf_counter
from typing import Any

from kernels import started_kernel
from page import Page

WARM_UP = 100

SET_UP = """
import gc, json, os, psutil, tracemalloc
from ipywidgets import Widget
from ipywidgets.widgets import widget as register
from blocking_widgets import ask

def ask_often(count):
    for number in range(count):
        assert ask("Rows", 5) == 5

def state():
    gc.collect()
    return json.dumps({
        "rss": psutil.Process().memory_info().rss,
        "objects": len(gc.get_objects()),
        "widgets": len(register._instances),
        "comms": len(get_ipython().kernel.comm_manager.comms),
        "traced": tracemalloc.get_traced_memory()[0],
    })
"""


class AnsweringPage(Page):
    """A page that keeps nothing of what it has seen."""

    def answer(self, code: str, count: int) -> list[float]:
        """Run a cell that asks so often; return when each question came."""
        request = self.run(code)
        times = []
        for _ in range(count):
            wait = self.until_waiting()
            times.append(perf_counter())
            self.submit(wait)
            while wait["id"] not in self.closed:
                self.until(lambda _message: True)
            self.seen.clear()
            self.closed.clear()
        times.append(perf_counter())
        cell = self.finish(request)
        assert cell.error == "", cell.traceback
        self.until_cleared(wait)
        return times

    def state(self) -> dict[str, int]:
        """What the kernel holds."""
        counts: dict[str, int] = json.loads(self.do("print(state())").text)
        self.seen.clear()
        return counts


def measure(kernel: str, asks: int, *, traced: bool) -> dict[str, Any]:
    """One run on a fresh kernel."""
    with started_kernel(kernel, AnsweringPage) as page:
        assert isinstance(page, AnsweringPage)
        assert page.do(SET_UP).error == ""
        if traced:
            page.do("tracemalloc.start()")
        page.answer(f"ask_often({WARM_UP})", WARM_UP)
        before = page.state()
        times = page.answer(f"ask_often({asks})", asks)
        after = page.state()
    tenth = asks // 10
    return {
        "asks": asks,
        "before": before,
        "after": after,
        "first": (times[tenth] - times[0]) / tenth,
        "last": (times[-1] - times[-1 - tenth]) / tenth,
    }


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kernel")
    parser.add_argument("--asks", type=int, required=True)
    options = parser.parse_args()
    result = measure(options.kernel, options.asks, traced=False)
    traced = measure(options.kernel, options.asks // 10, traced=True)
    grown = traced["after"]["traced"] - traced["before"]["traced"]
    result["traced"] = {"asks": traced["asks"], "bytes": grown}
    print(json.dumps(result))


main()
