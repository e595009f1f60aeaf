package no.stafett.v1.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DateRulesTest {
    private static final DateRules RULES = DateRules.ofTheStandard();

    /** A rule that names what no message has would only be found when the first such message comes. */
    @TestFactory
    Stream<DynamicTest> each_rule_names_dates_that_its_message_has() {
        return Stream.of(
                        "PersonRegistered",
                        "SkillsMapping",
                        "ServiceDecision",
                        "ServiceClaim",
                        "RecognitionApplication")
                .flatMap(type -> RULES.inOrder(type).stream()
                        .map(rule -> DynamicTest.dynamicTest(type + " " + rule, () -> {
                            var within = within(type, rule.within());
                            assertThat(typeOf(within, rule.earlier())).isIn(LocalDate.class, PartialDate.class);
                            assertThat(typeOf(within, rule.later())).isIn(LocalDate.class, PartialDate.class);
                        })));
    }

    private static Class<?> within(String type, String name) throws ReflectiveOperationException {
        Class<?> message = Class.forName("no.stafett.v1.model." + type);
        if (name.isEmpty()) {
            return message;
        }
        var getter = message.getMethod("get" + name);
        if (getter.getReturnType() != List.class) {
            return getter.getReturnType();
        }
        var list = (java.lang.reflect.ParameterizedType) getter.getGenericReturnType();
        return (Class<?>) list.getActualTypeArguments()[0];
    }

    private static Class<?> typeOf(Class<?> element, String name) throws ReflectiveOperationException {
        return element.getMethod("get" + name).getReturnType();
    }
}
