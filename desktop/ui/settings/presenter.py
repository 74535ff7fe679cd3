# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does what the settings ask for: keeps them, tries the connection, looks after keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Slot

from desktop.background.desk import Desk
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.paid_models import ModelList
from desktop.domain.ports import RemoteReader
from desktop.domain.reliability import Reliability
from desktop.domain.spending import SpendingRules
from desktop.settings import OfferedModels, Settings
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.settings.dialog import Chosen, PageName, SettingsDialog
from desktop.ui.settings.keys import NewKey
from desktop.ui.wording import Wording
from desktop.workflows.confirming import VouchingRules
from desktop.workflows.service_keys import SERVICE_KEYS, KeyScope, KeyState, ServiceKeys

Maker = Callable[[str | None], RemoteReader]


class SettingsPresenter(QObject):
    """One for one open dialog."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        keeper: PreferenceKeeper,
        theme: Theme,
        wording: Wording,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._keeper = keeper
        info = desk.info
        kept = keeper.settings
        self._workspace = kept.workspace if info is None else info.name
        title = self._workspace if info is None else info.title or info.name
        self._moved_before = kept.moved
        self._rules_before: SpendingRules | None = None
        self._vouching_before: VouchingRules | None = None
        self._key_store_failed = False
        allowed = kept.paid_allowed(self._workspace)
        self.dialog: SettingsDialog | None = SettingsDialog(
            kept, allowed, title, theme, wording, window
        )

    def open(self, page: PageName = "general") -> None:
        """Show the dialog, and look up what it does not know yet."""
        dialog = self.dialog
        if dialog is None:
            return
        dialog.saved.connect(self._on_saved)
        dialog.test_asked.connect(self._test_connection)
        dialog.refresh_asked.connect(self._refresh)
        dialog.models_wanted.connect(self._look_up_models)
        dialog.keys.entered.connect(self._enter_key)
        dialog.keys.test_asked.connect(self._test_key)
        dialog.keys.remove_asked.connect(self._remove_key)
        dialog.keys.looked_for.connect(self._look_for_key)
        dialog.finished.connect(self._closed)
        dialog.open_page(page)
        dialog.open()
        self._look_for_key(dialog.keys.service)
        self._look_up_models(self._keeper.settings)
        if self._desk.is_open:
            self._desk.ask(
                lambda books: (books.spending_rules(), books.allowances()),
                lambda found: self._show_spending(*found),
                self._no_spending,
            )
            self._desk.ask(
                lambda books: books.vouching.rules(), self._show_vouching, self._no_vouching
            )
            self._desk.accounts.ask(
                lambda books: books.vouching.turned_out(), self._show_reliability, self._no_vouching
            )

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
        self.deleteLater()

    # --- saving --------------------------------------------------------------------------------

    @Slot(object)
    def _on_saved(self, chosen: Chosen) -> None:
        before = self._keeper.settings
        settings = chosen.settings
        changed = {
            name: getattr(settings, name)
            for name in settings.__struct_fields__
            if name != "window" and getattr(settings, name) != getattr(before, name)
        }
        settled = set(self._moved_before) - set(settings.moved)
        moved = {gone: taken for gone, taken in before.moved.items() if gone not in settled}
        changed.pop("moved", None)
        if moved != before.moved:
            changed["moved"] = moved
        paid = self._keeper.allow_paid(self._workspace, chosen.paid_allowed)
        if set(paid) != set(before.paid_workspaces):
            changed["paid_workspaces"] = paid
        if changed:
            self._keeper.change(**changed)
        self._desk.set_who(self._keeper.settings.person_name)
        rules = chosen.rules
        if rules is not None and self._desk.is_open:
            self._desk.ask(lambda books: books.set_spending_rules(rules), keep=True)
        vouching = chosen.vouching
        if vouching is not None and vouching != self._vouching_before and self._desk.is_open:
            self._desk.ask(lambda books: books.vouching.set_rules(vouching), keep=True)
        self._count_from_now()
        capped = rules is not None and rules != self._rules_before
        if capped or set(changed) - {"person", "decimal_mark", "log_level"}:
            self._window.notices.tell(
                Notice(
                    self.tr("The settings are saved."),
                    self.tr("They count from the next document on; what is being read goes on."),
                    Tone.GOOD,
                )
            )

    def _count_from_now(self) -> None:
        """The next job is read in the new way; what waits for a person's doing is tried again."""
        self._desk.set_habits(self._keeper.habits(self._workspace))
        if self._desk.is_open:
            self._desk.ask(lambda books: books.try_again())

    # --- spending ------------------------------------------------------------------------------

    def _show_spending(self, rules: SpendingRules, allowances: tuple[object, ...]) -> None:
        self._rules_before = rules
        if self.dialog is not None:
            self.dialog.spending.show_rules(rules)
            self.dialog.spending.show_allowances(allowances)  # type: ignore[arg-type]

    def _no_spending(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.spending.tell_trouble(error)

    # --- verifying -----------------------------------------------------------------------------

    def _show_vouching(self, rules: VouchingRules) -> None:
        self._vouching_before = rules
        if self.dialog is not None:
            self.dialog.vouching.show_rules(rules)

    def _show_reliability(self, told: Reliability) -> None:
        if self.dialog is not None:
            self.dialog.vouching.show_reliability(told)

    def _no_vouching(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.vouching.tell_trouble(error)

    # --- models and connection -----------------------------------------------------------------

    @Slot(object)
    def _look_up_models(self, settings: Settings) -> None:
        self._desk.ask_models(
            settings,
            lambda models: self._show_models(models, settings.service),
            self._no_models,
        )

    def _show_models(self, models: ModelList, service: str) -> None:
        if self.dialog is not None:
            self.dialog.show_models(models, service)

    def _no_models(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.models.tell_trouble(error)

    @Slot(object)
    def _refresh(self, settings: Settings) -> None:
        self._desk.ask_trial(
            settings,
            lambda make, _: make(None).test(),
            lambda names: self._keep_offered(settings, names),
            self._no_models,
        )

    @Slot(object)
    def _test_connection(self, settings: Settings) -> None:
        def works(names: tuple[str, ...]) -> None:
            if self.dialog is not None:
                self.dialog.gemini.tell_works(len(names))
            self._keep_offered(settings, names)

        def fails(error: UserError) -> None:
            if self.dialog is not None:
                self.dialog.gemini.tell_fails(error)

        self._desk.ask_trial(settings, lambda make, _: make(None).test(), works, fails)

    def _keep_offered(self, settings: Settings, names: tuple[str, ...]) -> None:
        """What a key may use is remembered with its day, whether or not the dialog is saved."""
        gemini = tuple(name for name in names if name.startswith("gemini-"))[:1000]
        today = date.today()  # noqa: DTZ011 - the day where the person is
        offered = {
            **self._keeper.settings.offered,
            settings.service: OfferedModels(names=gemini, on=today),
        }
        self._keeper.change(offered=offered)
        if self.dialog is not None:
            self.dialog.take_offered(self._keeper.settings)
            self._look_up_models(settings.changed(offered=offered))

    def _forget_offered(self, service: str) -> None:
        """Another key may use other models."""
        offered = dict(self._keeper.settings.offered)
        if offered.pop(service, None) is not None:
            self._keeper.change(offered=offered)
            if self.dialog is not None:
                self.dialog.take_offered(self._keeper.settings)
                self.dialog.look_up_models()

    # --- keys ----------------------------------------------------------------------------------

    @Slot(str)
    def _look_for_key(self, service: str) -> None:
        key = SERVICE_KEYS[service]
        self._desk.ask_keys(
            lambda keys: (keys.state(key), keys.absence),
            lambda found: self._key_found(service, *found),
            lambda error: self._key_trouble(service, error),
        )

    def _key_found(self, service: str, state: KeyState, absence: UserError | None) -> None:
        if self._key_store_failed:
            # it was unlocked meanwhile
            self._key_store_failed = False
            self._count_from_now()
        if self.dialog is not None:
            self.dialog.keys.show_state(service, state)
            if absence is not None:
                self.dialog.keys.show_absence(absence)

    def _key_trouble(self, service: str, error: UserError) -> None:
        self._key_store_failed = True
        if self.dialog is not None:
            self.dialog.keys.show_trouble(service, error)

    @Slot(object)
    def _enter_key(self, new: NewKey) -> None:
        settings, key = self._of_service(new.service), SERVICE_KEYS[new.service]

        def work(make: Maker, keys: ServiceKeys) -> tuple[str, ...] | None:
            if new.tested:
                return keys.replace(key, new.secret, new.scope, lambda found: make(found).test())
            keys.enter(key, new.secret, new.scope)
            return None

        def kept(names: tuple[str, ...] | None) -> None:
            if self.dialog is not None:
                self.dialog.keys.tell_kept(None if names is None else len(names))
            if names is None:
                self._forget_offered(new.service)
            else:
                self._keep_offered(settings, names)
            self._key_changed(new.service)

        def refused(error: UserError) -> None:
            if self.dialog is not None:
                self.dialog.keys.tell_fails(error, new=True)

        self._desk.ask_trial(settings, work, kept, refused)

    @Slot(str)
    def _test_key(self, service: str) -> None:
        settings = self._of_service(service)

        def works(names: tuple[str, ...]) -> None:
            if self.dialog is not None:
                self.dialog.keys.tell_works(len(names))
            self._keep_offered(settings, names)

        def fails(error: UserError) -> None:
            if self.dialog is not None:
                self.dialog.keys.tell_fails(error, new=False)

        self._desk.ask_trial(settings, lambda make, _: make(None).test(), works, fails)

    @Slot(str, object)
    def _remove_key(self, service: str, scope: KeyScope) -> None:
        key = SERVICE_KEYS[service]

        def removed(_: KeyState) -> None:
            self._forget_offered(service)
            self._key_changed(service)

        self._desk.ask_keys(
            lambda keys: keys.remove(key, scope),
            removed,
            lambda error: self._key_trouble(service, error),
        )

    def _key_changed(self, service: str) -> None:
        self._look_for_key(service)
        self._count_from_now()

    def _of_service(self, service: str) -> Settings:
        """The settings as they stand in the dialog, asked by key at this service."""
        dialog = self.dialog
        try:
            settings = self._keeper.settings if dialog is None else dialog.draft()
        except InvalidValue:
            # told on its own page; a key is tried as the settings are kept
            settings = self._keeper.settings
        reader = settings.reader if settings.reader in ("auto", "offline") else service
        return settings.changed(paid_service=service, reader=reader, vertex_sign_in="auto")
