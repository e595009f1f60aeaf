package no.stafett.ledger.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Nested
    class Given_paths {
        @Test
        void when_a_path_is_kept_then_all_below_it_and_nothing_beside_it() {
            var shape = Shape.keeping(List.of("Reception/CentreId", "Name"));

            assertThat(shape.child("Name").child("GivenName").isAll()).isTrue();
            assertThat(shape.child("Reception").child("CentreId").isAll()).isTrue();
            assertThat(shape.child("Reception").child("From").isNone()).isTrue();
            assertThat(shape.child("Sex").isNone()).isTrue();
        }

        @Test
        void when_a_path_is_taken_out_then_the_rest_stays() {
            var shape = Shape.keeping(List.of("*")).without(List.of("Claim/HeldBy", "Performers"));

            assertThat(shape.child("Claim").child("HeldBy").isNone()).isTrue();
            assertThat(shape.child("Claim").child("State").isAll()).isTrue();
            assertThat(shape.child("Performers").isNone()).isTrue();
            assertThat(shape.child("Person").isAll()).isTrue();
        }

        @Test
        void when_the_whole_is_taken_out_then_what_was_kept_of_it_goes_too() {
            assertThat(Shape.keeping(List.of("Reception/CentreId")).without(List.of("Reception")))
                    .isEqualTo(Shape.NONE);
        }
    }

    @Nested
    class Given_two_shapes {
        private final Shape some = Shape.keeping(List.of("A", "B/C"));
        private final Shape others = Shape.keeping(List.of("B/D"));
        private final Shape most = Shape.keeping(List.of("*")).without(List.of("B/D"));

        @Test
        void when_joined_then_what_either_keeps_is_kept() {
            assertThat(some.or(others)).isEqualTo(Shape.keeping(List.of("A", "B/C", "B/D")));
            assertThat(most.or(others)).isEqualTo(Shape.keeping(List.of("*")));
            assertThat(most.or(some)).isEqualTo(most);
        }

        @Test
        void when_one_keeps_all_that_the_other_does_then_it_covers_it() {
            assertThat(most.covers(some)).isTrue();
            assertThat(most.covers(others)).isFalse();
            assertThat(some.covers(most)).isFalse();
            assertThat(Shape.NONE.covers(Shape.NONE)).isTrue();
        }
    }
}
