"""The parts that live as long as the process, for pages and commands alike."""

from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.unit import Store
from projections.directory import Rosters
from projections.runner import see
from service.context import Services
from service.edge import Edge
from service.mail import Post
from service.outbox import Outbox
from service.push.sending import PushPost
from service.settings import Settings
from service.signing_in.child_ways import ChildWays
from service.signing_in.identity import Identity
from service.signing_in.passkeys import Passkeys
from service.signing_in.providers import Providers
from service.signing_in.push_devices import PushDevices
from service.symbol_set import SymbolSet


def create_services(settings: Settings, edge: Edge) -> Services:
    """Open the record and the accounts."""
    database = Database(settings.database_url)
    ring = KeyRing(settings.key_dir)
    outbox = Outbox(see, edge.now)
    identity = Identity(database, ring, edge)
    return Services(
        settings=settings,
        store=Store(database, ring, outbox.see, edge.now),
        identity=identity,
        edge=edge,
        rosters=Rosters(),
        post=Post(settings, edge),
        passkeys=Passkeys(database, ring, edge, settings),
        providers=Providers(database, ring, edge, settings),
        child_ways=ChildWays(database, ring, edge, identity.throttle),
        symbols=SymbolSet.load(settings.symbols),
        push_post=PushPost(settings, ring, edge),
        push_devices=PushDevices(database, ring, edge),
    )
