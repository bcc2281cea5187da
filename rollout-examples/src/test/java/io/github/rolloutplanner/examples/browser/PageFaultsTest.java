package io.github.rolloutplanner.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the checks of pages find what they are there for. */
class PageFaultsTest {
    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
            <meta name="viewport" content="width=device-width"><style>body { margin: 8px; color: #222; background: #fff }
            </style></head><body><h1>A page</h1>""";
    private static final int NARROW = 360;

    @TempDir
    private static Path directory;

    private static Tab tab;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        tab = Browser.tab();
    }

    private static List<String> faults(String body) throws IOException, InterruptedException {
        Path page = Files.writeString(directory.resolve("page.html"), HEAD + body);
        PageFaults check = new PageFaults(tab, page);
        List<String> faults = new ArrayList<>(check.shown());
        faults.addAll(check.onScreen(NARROW, "light"));
        return faults;
    }

    private static String picture(String inside) {
        return "<svg role='img' aria-label='A picture' width='300' height='100' viewBox='0 0 300 100'>" + inside
                + "</svg>";
    }

    @Test
    void nothingIsFoundOnAPageInOrder() throws IOException, InterruptedException {
        String picture = picture("<rect width='300' height='100' fill='#ddd'/><text x='10' y='40'>One</text>"
                + "<text x='10' y='70'>Two</text>");
        String table = "<div style='overflow: auto' role='region' tabindex='0'"
                + " aria-label='Numbers'><table><caption>Numbers</caption><tr><td style='min-width: 600px'>One"
                + "</td></tr></table></div>";
        assertThat(faults("<p>Some words that go on<br>over two lines.</p>" + picture + table))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "throws   | <script>throw new Error('x')</script>",
                "says     | <script>console.error('x')</script>",
                "asks     | <img alt='x' src='http://127.0.0.1:9/x.png'>",
                "asks     | <link rel='stylesheet' href='other.css'>",
                "unnamed  | <h2></h2><p>Words</p>",
                "lost     | <style>@media (max-width: 46rem) { table, tbody, tr, td { display: block } th { display: none } }</style>"
                        + "<table><caption>Numbers</caption><tr><th>A</th></tr><tr><td>1</td></tr></table>",
                "unnamed  | <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "scrolls  | <div style='width: 400px'>Wide</div>",
                "unreached | <div style='overflow: auto' role='region' aria-label='Wide'><div style='width:"
                        + " 400px'>Wide</div></div>",
                "clipped  | <div style='width: 50px; overflow: hidden; white-space: nowrap'>Longer than fifty pixels</div>",
                "clipped  | <div style='height: 10px; overflow: hidden'>One<br>Two<br>Three</div>",
                "overlap  | <div style='height: 5px'>One</div><div>Two</div>",
                "pale     | <p style='color: #999; background: #ccc'>Grey</p>",
                "pale     | <p style='opacity: 0.4'>Faint</p>"
            })
    void eachFaultIsFound(String kind, String body) throws IOException, InterruptedException {
        assertThat(faults(body)).anyMatch(fault -> fault.startsWith(kind.strip() + ": "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "clipped | <text x='280' y='40'>Beyond</text>",
                "overlap | <text x='10' y='40'>One</text><text x='12' y='44'>Two</text>",
                "small   | <text x='10' y='40' font-size='7'>Tiny</text>",
                "pale    | <rect width='300' height='100' fill='#333'/><text x='10' y='40'>Dark on dark</text>",
                "pale    | <text x='10' y='40' fill='#aaa'>Light on white</text>"
            })
    void eachFaultOfAPictureIsFound(String kind, String inside) throws IOException, InterruptedException {
        assertThat(faults(picture(inside))).anyMatch(fault -> fault.startsWith(kind.strip() + ": "));
    }

    @Test
    void whatCannotBeScrolledOnPaperIsFoundThere() throws IOException, InterruptedException {
        String wide = "<div style='overflow: auto' role='region' tabindex='0' aria-label='Words'>"
                + "<div style='width: 900px'>Words</div></div>";
        Path page = Files.writeString(directory.resolve("page.html"), HEAD + wide);
        PageFaults check = new PageFaults(tab, page);

        assertThat(check.shown()).isEmpty();
        assertThat(check.onScreen(NARROW, "light")).isEmpty();
        assertThat(check.onPaper()).anyMatch(fault -> fault.startsWith("clipped: "));
    }

    @Test
    void coloursOfTheDarkAreSeen() throws IOException, InterruptedException {
        String style = "<style>@media (prefers-color-scheme: dark) { body { background: #222 } }</style>";
        Path page = Files.writeString(directory.resolve("page.html"), HEAD + style + "<p>Words</p>");
        PageFaults check = new PageFaults(tab, page);

        assertThat(check.shown()).isEmpty();
        assertThat(check.onScreen(NARROW, "light")).isEmpty();
        assertThat(check.onScreen(NARROW, "dark")).anyMatch(fault -> fault.startsWith("pale: "));
    }
}
