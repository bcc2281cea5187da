package io.github.rolloutplanner.examples.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a browser finds wrong with a page: a sentence for each fault, which begins with its kind. */
public final class PageFaults {
    private static final String SCRIPT = resource("faults.js");
    private static final Set<String> NAMED =
            Set.of("heading", "table", "image", "img", "link", "button", "graphics-document");
    /** What is printable of A4 between margins of 16 mm, in the pixels of style sheets. */
    private static final int PAPER = 672;

    /** Cells are not among them: empty ones are left out where a table is stacked. */
    private static final Set<String> OF_TABLES = Set.of("table", "row", "columnheader", "rowheader");

    private static final int WIDE = 1280;

    private final Tab tab;
    private final Path page;
    private List<String> ofTables = List.of();

    public PageFaults(Tab tab, Path page) {
        this.tab = tab;
        this.page = page;
    }

    private static String resource(String name) {
        try (InputStream file = PageFaults.class.getResourceAsStream("/browser/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the page, and says what is wrong before it is laid out. */
    public List<String> shown() throws InterruptedException {
        tab.onScreen("light");
        tab.resize(WIDE);
        tab.show(page);
        List<String> faults = new ArrayList<>();
        tab.events().forEach(event -> fault(event, faults));
        tab.accessible().forEach(node -> unnamed(node, faults));
        ofTables = ofTables();
        return faults;
    }

    private void fault(JsonNode event, List<String> faults) {
        JsonNode given = event.path("params");
        String url = given.path("request").path("url").asText();
        switch (event.path("method").asText()) {
            case "Runtime.exceptionThrown" -> faults.add("throws: " + given.path("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> faults.add("says: " + given.path("args"));
            case "Log.entryAdded" ->
                faults.add("logs: " + given.path("entry").path("text").asText());
            case "Network.requestWillBeSent" -> {
                if (!url.equals(page.toUri().toString()) && !url.startsWith("data:")) {
                    faults.add("asks: " + url);
                }
            }
            default -> {}
        }
    }

    private static void unnamed(JsonNode node, List<String> faults) {
        String role = node.path("role").path("value").asText();
        boolean isNamed = !node.path("name").path("value").asText().isBlank();
        if (NAMED.contains(role) && !node.path("ignored").asBoolean() && !isNamed) {
            faults.add("unnamed: " + role + " " + node.path("properties"));
        }
    }

    /** On a screen so wide, light or dark. */
    public List<String> onScreen(int width, String scheme) {
        tab.onScreen(scheme);
        tab.resize(width);
        List<String> faults = laidOut(false);
        if (!ofTables().equals(ofTables)) {
            faults.add("lost: a table is none any more to those who hear it");
        }
        return faults;
    }

    /** The roles of tables and what is in them, as they are read aloud. */
    private List<String> ofTables() {
        List<String> roles = new ArrayList<>();
        tab.accessible().forEach(node -> {
            String role = node.path("role").path("value").asText();
            if (OF_TABLES.contains(role) && !node.path("ignored").asBoolean()) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** On A4, where nothing can be scrolled. */
    public List<String> onPaper() {
        tab.onPaper();
        tab.resize(PAPER);
        List<String> faults = new ArrayList<>(laidOut(true));
        String paper = new String(tab.paper(), StandardCharsets.ISO_8859_1);
        if (!paper.startsWith("%PDF-") || !paper.contains("/MediaBox")) {
            faults.add("paper: no page is printed");
        }
        return faults;
    }

    private List<String> laidOut(boolean onPaper) {
        List<String> faults = new ArrayList<>();
        tab.evaluate(SCRIPT + "(" + onPaper + ")").forEach(fault -> faults.add(fault.asText()));
        return faults;
    }
}
