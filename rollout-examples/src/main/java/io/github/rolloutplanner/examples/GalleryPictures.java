package io.github.rolloutplanner.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the pictures of a report out of its page, each as a file of its own that is light or dark as its reader likes it. */
final class GalleryPictures {
    private static final Pattern FIGURE = Pattern.compile(
            "<figure><figcaption>(.*?)</figcaption>(<svg viewBox=\"0 0 ([0-9.,]+) ([0-9.,]+)\".*?</svg>)");
    private static final Pattern RULES =
            Pattern.compile("^(:root\\{.*|@media screen.*|svg [.t].*)$", Pattern.MULTILINE);
    private static final int MARGIN = 16;
    private static final double ZOOM = 1.25;

    private GalleryPictures() {}

    static List<Picture> of(GalleryPage page) {
        String style = style(page.html());
        List<Picture> pictures = new ArrayList<>();
        Matcher figures = FIGURE.matcher(page.html());
        while (figures.find()) {
            String file = page.name() + "-" + (pictures.size() + 1) + ".svg";
            pictures.add(new Picture(file, figures.group(1), drawing(figures, style)));
        }
        return pictures;
    }

    private static String style(String page) {
        StringBuilder style = new StringBuilder("svg{background:var(--page);font-family:system-ui,sans-serif}\n");
        Matcher rules = RULES.matcher(page.substring(page.indexOf("<style>"), page.indexOf("</style>")));
        while (rules.find()) {
            style.append(rules.group()).append('\n');
        }
        return style.toString();
    }

    private static String drawing(Matcher figure, String style) {
        double width = number(figure.group(3)) + 2 * MARGIN;
        double height = number(figure.group(4)) + 2 * MARGIN;
        String drawn = figure.group(2);
        String inside = drawn.substring(drawn.indexOf('>') + 1);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + Math.round(width * ZOOM) + "\" height=\""
                + Math.round(height * ZOOM) + "\" viewBox=\"" + -MARGIN + " " + -MARGIN + " " + width + " " + height
                + "\">\n<style>\n" + style + "</style>\n" + inside.replace("><", ">\n<") + "\n";
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    /** A picture in a file of its own. */
    record Picture(String file, String title, String svg) {}
}
