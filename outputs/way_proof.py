"""The way to each member of a container: what the ledger says lay in it is what its index says."""

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from outputs.archive import Archive
from outputs.fault import Fault
from outputs.ledger import Event, Kind
from schemas.container import ContainerIndex
from schemas.errors import ArchiveFault


def way_faults(archive: Archive, events: Iterable[Event]) -> Iterator[Fault]:
    """Yield each container whose members in the ledger are others than its archived index names.

    Whether the index is what the container's bytes hold, `verify --reread` finds out by opening it again.
    """
    received: dict[str, tuple[str | None, tuple[str, ...], str]] = {}
    for event in events:
        said = event.payload
        if event.kind == Kind.SUBMISSION_RECEIVED and said.get("container"):
            received[said["id"]] = (said["container"], tuple(said["members"]), said["sha256"])
        elif event.kind == Kind.CONTAINER_UNPACKED:
            try:
                index = ContainerIndex.model_validate_json(archive.get(said["index"]))
            except ArchiveFault:
                continue  # told with the archive
            except ValidationError:
                yield Fault("container-differs", f"event {event.sequence}")
                continue
            inside = [(said["sha256"], entry.member, entry.sha256) for entry in index.inside]
            if index.sha256 != said["sha256"] or inside != [received.get(id) for id in said["members"]]:
                yield Fault("container-differs", f"event {event.sequence}")
