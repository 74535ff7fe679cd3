# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month's post at once: everything is booked and read once, and no process grows on the way."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.harness.program import SAMPLES, run_vouch, start_vouch

COPIES = 40
GROWTH = 1.25
"""How much larger a reading process may be at the end than after the first quarter."""


def memory_of_readers(parent: int) -> dict[int, int]:
    """Resident kilobytes of each reading process below ``parent``."""
    found = {}
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        for pid in map(int, task.read_text().split()):
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            resident = re.search(r"VmRSS:\s+(\d+)", status)
            if resident and b"read" in command:
                found[pid] = int(resident[1])
    return found


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_hundreds_of_documents_are_read_once_in_steady_memory(tmp_path: Path) -> None:
    post = tmp_path / "post"
    post.mkdir()
    texts = [path for path in sorted(SAMPLES.glob("*.pdf")) if "scan" not in path.name]
    for number in range(COPIES):
        for path in texts:
            # A comment after the end changes the bytes and nothing else.
            data = path.read_bytes() + f"\n%copy {number}\n".encode()
            (post / f"{number:03d}-{path.name}").write_bytes(data)
    count = COPIES * len(texts)

    samples: list[dict[int, int]] = []
    with start_vouch("import", post) as program, ThreadPoolExecutor(1) as aside:
        ended = aside.submit(program.communicate)
        while not ended.done():
            samples.append(memory_of_readers(program.pid))
            time.sleep(0.25)
        _, told = ended.result()
    assert program.returncode == 0, told.decode("utf-8", "replace")

    listed = run_vouch("list", "--format", "json", code=0).records()
    assert len(listed) == count
    assert len({entry["sha256"] for entry in listed}) == count
    assert {entry["status"] for entry in listed} == {"completed"}
    run_vouch("import", post, code=0)
    assert len(run_vouch("list", "--format", "json", code=0).records()) == count

    lives = {pid: [at[pid] for at in samples if pid in at] for pid in set().union(*samples)}
    long_lives = {pid: sizes for pid, sizes in lives.items() if len(sizes) >= 20}
    assert long_lives, "no reading process lived through it"
    for pid, sizes in long_lives.items():
        early, late = sizes[len(sizes) // 4], sizes[-1]
        assert late < GROWTH * early, f"process {pid}: {early} kB grew to {late} kB: {sizes}"
