package io.github.rolloutplanner.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the gallery of the guide: what reports of plans and of running rollouts look like.
 *
 * <p>Learn from it how a page is made, of a plan and of a rollout with its history. The pictures of the gallery are those of the
 * pages, taken out of them. Give a directory to get the pages, too.
 *
 * <pre>{@code
 * mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.Gallery \
 *     -Dexec.args="rollout-examples/guide target/pages"
 * }</pre>
 */
public final class Gallery {
    private static final String PICTURES = "pictures/";
    private static final String START = """
            # Gallery

            What [reports](reports.md) look like. Each page is one file that loads nothing; here are their pictures, light or dark as you like
            it. The command that writes this page, and with a second directory the pages:

            ```
            mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.Gallery \\
                -Dexec.args="rollout-examples/guide target/pages"
            ```
            """;

    private Gallery() {}

    /**
     * Writes the files.
     *
     * @param args the directory of the guide; and a directory for the pages, if they are wanted
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        List<GalleryPage> pages = GalleryPage.all();
        for (Map.Entry<String, String> file : files(pages).entrySet()) {
            write(Path.of(args[0]).resolve(file.getKey()), file.getValue());
        }
        if (args.length > 1) {
            for (GalleryPage page : pages) {
                write(Path.of(args[1]).resolve(page.name() + ".html"), page.html());
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    /** The files of the guide that show these pages, by their paths. */
    static Map<String, String> files(List<GalleryPage> pages) {
        Map<String, String> files = new TreeMap<>();
        StringBuilder guide = new StringBuilder(START);
        for (GalleryPage page : pages) {
            guide.append("\n## ")
                    .append(page.title())
                    .append("\n\n")
                    .append(page.text())
                    .append('\n');
            for (GalleryPictures.Picture picture : GalleryPictures.of(page)) {
                files.put(PICTURES + picture.file(), picture.svg());
                guide.append('\n')
                        .append(picture.title())
                        .append(":\n\n![")
                        .append(picture.title())
                        .append("](")
                        .append(PICTURES)
                        .append(picture.file())
                        .append(")\n");
            }
        }
        files.put("gallery.md", guide.toString());
        return files;
    }
}
