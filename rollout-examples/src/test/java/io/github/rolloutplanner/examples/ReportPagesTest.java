package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.examples.browser.Browser;
import io.github.rolloutplanner.examples.browser.PageFaults;
import io.github.rolloutplanner.examples.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports as a browser shows them: on a phone, a tablet and a desk, light, dark and on paper. With {@code -Dreports.pictures=true} it
 * leaves pictures of them in {@code target/reports}.
 */
class ReportPagesTest {
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final Path DIRECTORY = Path.of("target", "reports").toAbsolutePath();

    private static Tab tab;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        tab = Browser.tab();
        Files.createDirectories(DIRECTORY);
    }

    static Stream<GalleryPage> pages() {
        return Stream.concat(GalleryPage.all().stream(), OddPages.all().stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aBrowserFindsNothingWrong(GalleryPage page) throws IOException, InterruptedException {
        Path file = Files.writeString(DIRECTORY.resolve(page.name() + ".html"), page.html());
        PageFaults check = new PageFaults(tab, file);
        List<String> faults = new ArrayList<>(check.shown());
        for (int width : WIDTHS) {
            for (String scheme : SCHEMES) {
                check.onScreen(width, scheme).forEach(fault -> faults.add(width + " px, " + scheme + ", " + fault));
                keep(page.name() + "-" + width + "-" + scheme + ".png");
            }
        }
        check.onPaper().forEach(fault -> faults.add("on paper, " + fault));

        assertThat(faults).isEmpty();
    }

    private static void keep(String name) throws IOException {
        if (Boolean.getBoolean("reports.pictures")) {
            Files.write(DIRECTORY.resolve(name), tab.picture());
        }
    }
}
