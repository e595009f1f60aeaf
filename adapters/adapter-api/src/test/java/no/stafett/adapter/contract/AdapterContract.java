package no.stafett.adapter.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.stafett.adapter.Adapter;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Translation;
import no.stafett.v1.Finding;
import no.stafett.v1.Language;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ObjectFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.ElementSelectors;

/**
 * What every adapter promises. An adapter's own test extends this and gives the adapter and its pairs.
 *
 * <p>A pair is {@code <case>.native.xml} beside what it means, {@code <case>.stafett.xml}: a whole document, with the
 * header that {@link #sealed} gives it. A case without the second is only reported. {@code <case>.findings} lists what is
 * found, a line each, code and place; without it nothing is found. What comes back from the message is the native document
 * again, or {@code <case>.back.xml} where something was left out on the way. {@code -Dpairs=write} writes what the adapter
 * says now over the expectations: read the difference before keeping it.
 */
public abstract class AdapterContract {
    private static final Stafett STAFETT = Stafett.v1();
    private static final String NATIVE = ".native.xml";
    private static final int MUTATIONS = 1_500;
    private static final long SEED = 20261122;

    /** The adapter. */
    protected abstract Adapter adapter();

    /** What it is told besides the document. */
    protected Errand errand() {
        return new Errand("310000906", LocalDate.of(2026, 1, 15));
    }

    /** The folder of pairs. */
    protected Path pairs() {
        return Path.of("src", "test", "pairs");
    }

    @TestFactory
    Stream<DynamicTest> each_native_document_says_what_stands_beside_it() {
        return cases().map(name -> DynamicTest.dynamicTest(name, () -> saysWhatStandsBesideIt(name)));
    }

    @TestFactory
    Stream<DynamicTest> each_message_comes_back_as_the_native_document() {
        return cases().filter(name -> Files.exists(file(name, ".stafett.xml")))
                .map(name -> DynamicTest.dynamicTest(name, () -> comesBack(name)));
    }

    @Test
    void the_same_document_always_gives_the_same() {
        cases().forEach(name -> {
            var document = bytes(file(name, NATIVE));
            var first = adapter().toStafett(document.clone(), errand());
            var second = adapter().toStafett(document.clone(), errand());

            assertThat(second.findings()).as(name).isEqualTo(first.findings());
            assertThat(second.message()).as(name).isEqualTo(first.message());
        });
    }

    @Test
    void the_document_is_left_as_it_was() {
        cases().forEach(name -> {
            var document = bytes(file(name, NATIVE));

            adapter().toStafett(document, errand());

            assertThat(document).as(name).isEqualTo(bytes(file(name, NATIVE)));
        });
    }

    @Test
    void no_bytes_make_it_throw() {
        var random = new Random(SEED);
        for (var round = 0; round < MUTATIONS; round++) {
            var noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            survives(noise, "noise, round " + round + " of seed " + SEED);
        }
    }

    @Test
    void no_mutation_of_a_document_makes_it_throw() {
        var random = new Random(SEED);
        var documents = cases().map(name -> bytes(file(name, NATIVE))).toList();
        for (var round = 0; round < MUTATIONS; round++) {
            var mutated = Mutation.of(documents.get(random.nextInt(documents.size())), random);
            survives(mutated, "mutation, round " + round + " of seed " + SEED);
        }
    }

    @Test
    void no_message_makes_it_throw_however_empty() {
        for (var payload : emptyMessages()) {
            assertThatCode(() -> adapter().toNative(payload))
                    .as(payload.getClass().getSimpleName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_message_that_lacks_one_thing_makes_it_throw_no_more_than_a_whole_one() {
        cases().filter(name -> Files.exists(file(name, ".stafett.xml"))).forEach(name -> {
            for (var setter : payloadOf(name).getClass().getMethods()) {
                if (setter.getName().startsWith("set")
                        && setter.getParameterCount() == 1
                        && !setter.getParameterTypes()[0].isPrimitive()) {
                    var payload = payloadOf(name);
                    assertThatCode(() -> {
                                setter.invoke(payload, (Object) null);
                                adapter().toNative(payload);
                            })
                            .as(name + " without " + setter.getName().substring(3))
                            .doesNotThrowAnyException();
                }
            }
        });
    }

    @Test
    void every_format_it_names_has_a_pair() {
        for (var format : adapter().formats()) {
            var said = cases().map(name -> file(name, ".stafett.xml"))
                    .filter(Files::exists)
                    .map(file -> STAFETT.parser().parse(bytes(file)).header().type())
                    .toList();

            assertThat(said).as(format.name()).contains(format.message());
        }
    }

    private void saysWhatStandsBesideIt(String name) {
        var translation = adapter().toStafett(bytes(file(name, NATIVE)), errand());
        if ("write".equals(System.getProperty("pairs"))) {
            write(name, translation);
        }

        assertThat(lines(translation.findings())).isEqualTo(expectedFindings(name));
        assertThat(translation.message().isPresent()).isEqualTo(Files.exists(file(name, ".stafett.xml")));
        translation.message().ifPresent(payload -> {
            var document = STAFETT.writer().write(sealed(payload));
            assertSameXml(text(file(name, ".stafett.xml")), document);
            assertThat(STAFETT.validator().validate(document).errors()).isEmpty();
        });
    }

    private void comesBack(String name) {
        var translation = adapter().toNative(payloadOf(name));
        var expected = Files.exists(file(name, ".back.xml")) ? file(name, ".back.xml") : file(name, NATIVE);

        assertThat(translation.findings()).isEmpty();
        assertSameXml(
                text(expected), new String(translation.message().orElseThrow().bytes(), StandardCharsets.UTF_8));
    }

    private void survives(byte[] document, String which) {
        assertThatCode(() -> {
                    var translation = adapter().toStafett(document, errand());
                    translation.findings().forEach(finding -> finding.text(Language.NB));
                    translation.message().ifPresent(payload -> {
                        var written = STAFETT.writer().bytes(sealed(payload));
                        assertThat(STAFETT.validator().validate(written).errors())
                                .isEmpty();
                    });
                })
                .as(which)
                .doesNotThrowAnyException();
    }

    /** A message with a header that is always the same, so that it can stand in a file. */
    protected final Message<Object> sealed(Object payload) {
        return Message.of(payload)
                .from(errand().sender())
                .to("310000019")
                .id("5f0c4e1c-0000-4000-8000-000000000001")
                .conversation("5f0c4e1c-0000-4000-8000-000000000002")
                .created(Instant.parse("2026-01-15T09:00:00Z"))
                .build();
    }

    private Object payloadOf(String name) {
        return STAFETT.parser().parse(bytes(file(name, ".stafett.xml"))).payload();
    }

    private static List<Object> emptyMessages() {
        var factory = new ObjectFactory();
        return Arrays.stream(ObjectFactory.class.getMethods())
                .filter(method -> method.getName().startsWith("create")
                        && method.getParameterCount() == 0
                        && !method.getReturnType().isEnum())
                .map(method -> {
                    try {
                        return method.invoke(factory);
                    } catch (ReflectiveOperationException generated) {
                        throw new IllegalStateException(generated);
                    }
                })
                .toList();
    }

    private static void assertSameXml(String expected, String actual) {
        var difference = DiffBuilder.compare(expected)
                .withTest(actual)
                .ignoreWhitespace()
                .ignoreComments()
                .withNodeMatcher(new DefaultNodeMatcher(ElementSelectors.byNameAndText, ElementSelectors.byName))
                .checkForSimilar()
                .build();
        assertThat(difference.hasDifferences()).as(difference.fullDescription()).isFalse();
    }

    private Stream<String> cases() {
        try (var files = Files.list(pairs())) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(NATIVE))
                    .map(name -> name.substring(0, name.length() - NATIVE.length()))
                    .sorted()
                    .toList();
            assertThat(names).as("pairs in " + pairs()).isNotEmpty();
            return names.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> expectedFindings(String name) {
        var file = file(name, ".findings");
        return Files.exists(file) ? text(file).lines().toList() : List.of();
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().id() + " " + finding.code().name() + " " + finding.at())
                .toList();
    }

    private Path file(String name, String ending) {
        return pairs().resolve(name + ending);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private void write(String name, Translation<Object> translation) {
        try {
            var findings = lines(translation.findings());
            Files.deleteIfExists(file(name, ".findings"));
            if (!findings.isEmpty()) {
                Files.writeString(file(name, ".findings"), String.join("\n", findings) + "\n");
            }
            Files.deleteIfExists(file(name, ".stafett.xml"));
            if (translation.message().isPresent()) {
                Files.writeString(
                        file(name, ".stafett.xml"),
                        STAFETT.writer().write(sealed(translation.message().orElseThrow())) + "\n");
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
