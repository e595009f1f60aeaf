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
        if (rule.within().isEmpty()) {
            examine(rule, payload, "", breaches);
            return;
        }
        var around = Property.of(payload, rule.within());
        if (around instanceof List<?> elements) {
            int position = 0;
            for (var element : elements) {
                examine(rule, element, Step.of(rule.within(), ++position) + "/", breaches);
            }
        } else if (around != null) {
            examine(rule, around, rule.within() + "/", breaches);
        }
    }

    private static void examine(DateRules.InOrder rule, Object element, String place, Breaches breaches) {
        var earlier = date(Property.of(element, rule.earlier()));
        var later = date(Property.of(element, rule.later()));
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
