package no.stafett.hub.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Nested
    class Given_a_folder_of_a_newer_hub {
        @Test
        void when_it_is_taken_then_one_line_tells_so_and_nothing_is_changed() throws Exception {
            Files.writeString(root.resolve("VERSION"), "2\n");

            assertThatThrownBy(() -> DataFolderLock.take(DataFolder.at(root)))
                    .isInstanceOfSatisfying(CannotStart.class, e -> {
                        assertThat(e.line()).contains("newer hub (version 2; this one knows 1)", "--data DIR");
                        assertThat(e.line("nb")).contains("nyere hub");
                        assertThat(e.line().lines()).hasSize(1);
                    });
            assertThat(root.resolve("keys")).doesNotExist();
            assertThat(root.resolve("VERSION")).hasContent("2");
        }
    }

    @Nested
    class Given_a_version_that_is_not_one {
        @Test
        void when_it_is_taken_then_one_line_tells_so() throws Exception {
            Files.writeString(root.resolve("VERSION"), "yes\n");

            assertThatThrownBy(() -> DataFolderLock.take(DataFolder.at(root)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("version can't be read");
        }
    }

    @Nested
    class Given_a_place_that_can_not_be_written {
        @Test
        void when_it_is_a_file_then_one_line_tells_so() throws Exception {
            var file = Files.createFile(root.resolve("file"));

            assertThatThrownBy(() -> DataFolderLock.take(DataFolder.at(file.resolve("data"))))
                    .isInstanceOfSatisfying(
                            CannotStart.class, e -> assertThat(e.line()).contains("can't be written", "--data DIR"));
        }

        @Test
        void when_it_is_read_only_then_one_line_tells_so() throws Exception {
            var readOnly = Files.createDirectory(
                    root.resolve("read-only"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
            assumeTrue(!Files.isWritable(readOnly), "root may write everywhere");

            assertThatThrownBy(() -> DataFolderLock.take(DataFolder.at(readOnly)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("can't be written");
        }
    }

    @Nested
    class Given_a_folder_that_is_taken {
        @Test
        void when_it_is_taken_again_then_only_after_the_first_has_given_it_back() {
            var first = DataFolderLock.take(DataFolder.at(root));

            assertThatThrownBy(() -> DataFolderLock.take(DataFolder.at(root)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another hub is running");

            first.close();
            DataFolderLock.take(DataFolder.at(root)).close();
        }

        @Test
        void when_one_looks_then_what_is_secret_is_for_its_owner_only_and_old_temporary_files_are_gone()
                throws Exception {
            Files.createDirectories(root.resolve("tmp/deep"));
            Files.writeString(root.resolve("tmp/deep/file"), "old");

            try (var taken = DataFolderLock.take(DataFolder.at(root))) {
                assertThat(taken).isNotNull();
                for (var secret : new String[] {"keys", "parties", "broker", "log"}) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(secret))))
                            .isEqualTo("rwx------");
                }
                assertThat(root.resolve("tmp")).isEmptyDirectory();
                assertThat(root.resolve("VERSION")).hasContent("1");
            }
        }
    }

    @Nested
    class Given_a_party_whose_number_is_not_one {
        @Test
        void when_its_places_are_asked_then_no_path_leads_out_of_the_folder() {
            for (var number : new String[] {"../../etc", "31000001", "", "310000019/x"}) {
                assertThatThrownBy(() -> DataFolder.at(root).secretOf(number))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("..");
                assertThatThrownBy(() -> DataFolder.at(root).submit(number))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
