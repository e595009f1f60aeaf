package no.stafett.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where two catalogues differ.
 *
 * @param service its code
 * @param part {@code service} where only one of them has it; else which part of its row
 * @param from first day of the version it is about; null: the part has none
 * @param item the rule, milestone or row; null: the whole part
 * @param change whether it is only in the second, only in the first, or in both and not the same
 */
public record CatalogueDifference(
        String service,
        String part,
        @Nullable LocalDate from,
        @Nullable String item,
        Change change) {

    /** In which way. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** All of them, by service and then as the row is written. */
    public static List<CatalogueDifference> between(Catalogue first, Catalogue second) {
        var found = new ArrayList<CatalogueDifference>();
        var codes = new TreeSet<String>();
        first.services().forEach(service -> codes.add(service.code()));
        second.services().forEach(service -> codes.add(service.code()));
        for (String code : codes) {
            var one = first.service(code);
            var other = second.service(code);
            if (one.isPresent() && other.isPresent()) {
                new Row(code, found).between(one.get(), other.get());
            } else {
                found.add(new CatalogueDifference(
                        code, "service", null, null, one.isPresent() ? Change.REMOVED : Change.ADDED));
            }
        }
        return List.copyOf(found);
    }

    private record Row(String code, List<CatalogueDifference> found) {

        void between(Service one, Service other) {
            dated("entitlement", one.entitlement(), other.entitlement(), Service.Rule::id);
            dated(
                    "responsible",
                    one.responsibility(),
                    other.responsibility(),
                    party -> party.role() + " " + party.found());
            dated("milestones", one.milestones(), other.milestones(), Service.Milestone::name);
            dated("limits", one.limits(), other.limits(), null);
            dated("quantities", one.quantities(), other.quantities(), null);
            dated("languageGoals", one.languageGoals(), other.languageGoals(), null);
            part("lengthenings", one.lengthenings(), other.lengthenings());
            part("period", one.period(), other.period());
            part("owner", one.owner(), other.owner());
            part("title", one.title(), other.title());
            part("documentation", one.documentation(), other.documentation());
            part("legalBasis", one.legalBasis(), other.legalBasis());
            part("source", one.source(), other.source());
            part("occurrence", one.occurrence(), other.occurrence());
            part("visibility", one.visibility(), other.visibility());
            part("triggers", one.triggers(), other.triggers());
            part("prerequisites", one.prerequisites(), other.prerequisites());
            part("onMove", one.onMove(), other.onMove());
            part("holds", one.holds(), other.holds());
            part("evidence", one.evidence(), other.evidence());
            part("suspensions", one.suspensions(), other.suspensions());
            part("endings", one.endings(), other.endings());
            part("followUps", one.followUps(), other.followUps());
            part("notices", one.notices(), other.notices());
            part("reminder", one.reminder(), other.reminder());
            part("grace", one.grace(), other.grace());
        }

        private void part(String part, @Nullable Object one, @Nullable Object other) {
            if (!Objects.equals(one, other)) {
                var change = one == null ? Change.ADDED : other == null ? Change.REMOVED : Change.CHANGED;
                found.add(new CatalogueDifference(code, part, null, null, change));
            }
        }

        private <T> void dated(
                String part,
                @Nullable Dated<List<T>> one,
                @Nullable Dated<List<T>> other,
                @Nullable Function<T, String> name) {
            if (one == null || other == null || one.anchor() != other.anchor()) {
                part(part, one, other);
                return;
            }
            var first = versions(one);
            var second = versions(other);
            var days = new TreeSet<>(first.keySet());
            days.addAll(second.keySet());
            for (LocalDate day : days) {
                var before = first.get(day);
                var after = second.get(day);
                if (before == null || after == null) {
                    add(part, day, null, before == null ? Change.ADDED : Change.REMOVED);
                } else if (!before.equals(after)) {
                    items(part, day, before, after, name);
                }
            }
        }

        private <T> void items(
                String part,
                LocalDate day,
                Dated.Version<List<T>> before,
                Dated.Version<List<T>> after,
                @Nullable Function<T, String> name) {
            int already = found.size();
            if (name != null) {
                var first = named(before.part(), name);
                var second = named(after.part(), name);
                var names = new TreeSet<>(first.keySet());
                names.addAll(second.keySet());
                for (String item : names) {
                    var one = first.get(item);
                    var other = second.get(item);
                    if (!Objects.equals(one, other)) {
                        add(
                                part,
                                day,
                                item,
                                one == null ? Change.ADDED : other == null ? Change.REMOVED : Change.CHANGED);
                    }
                }
            }
            if (found.size() == already) { // the order, the end of the version, or rows without names
                add(part, day, null, Change.CHANGED);
            }
        }

        private void add(String part, LocalDate day, @Nullable String item, Change change) {
            found.add(new CatalogueDifference(code, part, day, item, change));
        }

        private static <T> TreeMap<String, T> named(List<T> rows, Function<T, String> name) {
            var named = new TreeMap<String, T>();
            rows.forEach(row -> named.put(name.apply(row), row));
            return named;
        }

        private static <T> TreeMap<LocalDate, Dated.Version<List<T>>> versions(Dated<List<T>> dated) {
            var versions = new TreeMap<LocalDate, Dated.Version<List<T>>>();
            dated.versions()
                    .forEach(version -> versions.put(
                            Objects.requireNonNullElse(version.period().from(), LocalDate.MIN), version));
            return versions;
        }
    }
}
