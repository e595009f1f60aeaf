package no.stafett.v1.rule;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.time.DateRules;
import no.stafett.v1.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What comes later has a later date; which dates those are is published with the standard ({@link DateRules}). Periods are
 * half-open, so the day after the last comes after the first; what was decided on the day it was asked for is in order. Dates
 * that are only partly known are out of order when no reading puts them in it.
 */
public final class DatesAreInOrder implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.DATES_OUT_OF_ORDER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        for (var rule : DateRules.ofTheStandard().inOrder(subject.header().type())) {
            examine(rule, subject.payload(), breaches);
        }
    }

    private static void examine(DateRules.InOrder rule, Object payload, Breaches breaches) {
        within(rule.within(), rule, payload, "", breaches);
    }

    /** Goes down a step of the path, and down all the ways that it forks. */
    private static void within(String path, DateRules.InOrder rule, Object element, String place, Breaches breaches) {
        if (path.isEmpty()) {
            examine(rule, element, place, breaches);
            return;
        }
        int end = path.indexOf('/');
        var step = end < 0 ? path : path.substring(0, end);
        var rest = end < 0 ? "" : path.substring(end + 1);
        var around = Property.of(element, step);
        if (around instanceof List<?> elements) {
            int position = 0;
            for (var each : elements) {
                within(rest, rule, each, place + Step.of(step, ++position) + "/", breaches);
            }
        } else if (around != null) {
            within(rest, rule, around, place + step + "/", breaches);
        }
    }

    private static void examine(DateRules.InOrder rule, Object element, String place, Breaches breaches) {
        var earlier = date(Property.at(element, rule.earlier()));
        var later = date(Property.at(element, rule.later()));
        if (earlier == null || later == null) {
            return;
        }
        boolean inOrder = rule.sameDay()
                ? !later.latest().isBefore(earlier.earliest())
                : later.latest().isAfter(earlier.earliest());
        if (!inOrder) {
            breaches.at(place + rule.later(), "earlier", rule.earlier(), "later", rule.later());
        }
    }

    private static @Nullable PartialDate date(@Nullable Object value) {
        if (value instanceof LocalDate whole) {
            return PartialDate.of(whole);
        }
        return (PartialDate) value;
    }
}
