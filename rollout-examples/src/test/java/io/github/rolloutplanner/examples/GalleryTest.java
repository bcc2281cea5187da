package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The gallery of the guide is what its program writes. */
class GalleryTest {
    private static final Path GUIDE = Sources.DIRECTORY.resolve("guide");
    private static final int MOST_BYTES = 600_000;
    private static final List<GalleryPage> PAGES = GalleryPage.all();
    private static final Map<String, String> FILES = Gallery.files(PAGES);

    @Test
    void theFilesAreThoseOfTheProgram() {
        FILES.forEach((file, text) -> Golden.check(GUIDE.resolve(file), text));
    }

    @Test
    void thereAreNoOthersAndTheyAreSmall() throws IOException {
        try (Stream<Path> pictures = Files.list(GUIDE.resolve("pictures"))) {
            assertThat(pictures.map(file -> "pictures/" + file.getFileName()).toList())
                    .containsExactlyInAnyOrderElementsOf(FILES.keySet().stream()
                            .filter(file -> file.startsWith("pictures/"))
                            .toList());
        }
        assertThat(FILES.values().stream().mapToInt(String::length).sum()).isLessThan(MOST_BYTES);
    }

    @Test
    void eachPictureIsAFileOfItsOwnThatLoadsNothing() throws Exception {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            if (file.getKey().endsWith(".svg")) {
                assertThat(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new InputSource(new StringReader(file.getValue())))
                                .getDocumentElement()
                                .getTagName())
                        .isEqualTo("svg");
                assertThat(file.getValue())
                        .contains("prefers-color-scheme:dark")
                        .doesNotContain("href")
                        .doesNotContain("url(");
            }
        }
    }

    @Test
    void eachPageHasItsPictures() {
        assertThat(PAGES)
                .allSatisfy(page -> assertThat(FILES)
                        .hasKeySatisfying(new org.assertj.core.api.Condition<>(
                                file -> file.startsWith("pictures/" + page.name() + "-1"), page.name())));
    }

    @Test
    void theProgramWritesGuideAndPages(@TempDir Path directory) throws IOException {
        Gallery.main(new String[] {
            directory.resolve("guide").toString(), directory.resolve("pages").toString()
        });

        assertThat(directory.resolve("guide/gallery.md")).hasContent(FILES.get("gallery.md"));
        assertThat(directory.resolve("pages/rolled-back.html"))
                .content()
                .startsWith("<!doctype html>")
                .contains("Rolled back from");
    }
}
