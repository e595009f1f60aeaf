package no.stafett.v1.identifier;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an examination of a number found. It does not contain the number.
 *
 * @param held the checks that hold
 * @param failed the checks that do not; empty for a valid number, except that a number which holds only the rule of 2032
 *     has {@link Check#CHECK_1964} here
 * @param valid whether the number may be used
 * @param ruleHeld which rule the control digits hold, where the kind of number has two
 * @param syntheticKind how the number shows that it belongs to nobody
 */
public record NumberExamination(
        Set<Check> held,
        Set<Check> failed,
        boolean valid,
        Optional<ControlRule> ruleHeld,
        Optional<SyntheticKind> syntheticKind) {

    static NumberExamination badFormat() {
        return new NumberExamination(Set.of(), Set.of(Check.FORMAT), false, Optional.empty(), Optional.empty());
    }

    static NumberExamination single(boolean control) {
        return control
                ? new NumberExamination(
                        Set.of(Check.FORMAT, Check.CONTROL), Set.of(), true, Optional.empty(), Optional.empty())
                : new NumberExamination(
                        Set.of(Check.FORMAT), Set.of(Check.CONTROL), false, Optional.empty(), Optional.empty());
    }

    static NumberExamination elevenDigits(
            boolean date, boolean check1964, boolean check2032, @Nullable SyntheticKind synthetic) {
        var held = EnumSet.of(Check.FORMAT);
        var failed = EnumSet.noneOf(Check.class);
        (date ? held : failed).add(Check.DATE);
        (check1964 ? held : failed).add(Check.CHECK_1964);
        (check2032 ? held : failed).add(Check.CHECK_2032);
        Optional<ControlRule> rule = check1964
                ? Optional.of(ControlRule.RULE_1964)
                : check2032 ? Optional.of(ControlRule.RULE_2032) : Optional.empty();
        return new NumberExamination(
                Set.copyOf(held), Set.copyOf(failed), date && rule.isPresent(), rule, Optional.ofNullable(synthetic));
    }
}
