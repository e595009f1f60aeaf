package no.stafett.cli;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import no.stafett.adapter.sheets.SheetAdapter;

/** The adapters of sheets that are on the class path. */
final class SheetAdapters {
    private SheetAdapters() {}

    static Optional<SheetAdapter> named(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return all().stream().map(SheetAdapter::name).sorted().toList();
    }

    private static List<SheetAdapter> all() {
        return ServiceLoader.load(SheetAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
