package io.github.rolloutplanner.examples.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tab of the browser, which shows one page after the other. */
public final class Tab {
    private static final long MOST_SECONDS = 20;
    private static final int ANY_HEIGHT = 900;
    private static final double INCHES_PER_MILLIMETRE = 1 / 25.4;

    private final List<JsonNode> events = new ArrayList<>();
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
    private final DevTools tools;
    private String session = "";

    private Tab(URI address) {
        this.tools = new DevTools(address, this::note);
    }

    static Tab open(URI address) {
        Tab tab = new Tab(address);
        String target = tab.ask("Target.createTarget", "url", "about:blank")
                .get("targetId")
                .asText();
        tab.session = tab.ask("Target.attachToTarget", "targetId", target, "flatten", true)
                .get("sessionId")
                .asText();
        List.of("Page", "Runtime", "Log", "Network", "DOM", "Accessibility").forEach(part -> tab.ask(part + ".enable"));
        return tab;
    }

    private JsonNode ask(String method, Object... parameters) {
        return tools.ask(session, method, parameters);
    }

    private void note(JsonNode event) {
        synchronized (events) {
            events.add(event);
        }
        if (event.path("method").asText().equals("Page.loadEventFired")) {
            loaded.add("loaded");
        }
    }

    /** How wide it is, in the pixels of style sheets. */
    public void resize(int width) {
        ask(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                ANY_HEIGHT,
                "deviceScaleFactor",
                1,
                "mobile",
                false);
    }

    /** On a screen, light or dark. */
    public void onScreen(String scheme) {
        ask("Emulation.setEmulatedMedia", "media", "screen", "features", List.of(preferring(scheme)));
    }

    /** As it is laid out for paper. */
    public void onPaper() {
        ask("Emulation.setEmulatedMedia", "media", "print", "features", List.of(preferring("light")));
    }

    private static Map<String, String> preferring(String scheme) {
        return Map.of("name", "prefers-color-scheme", "value", scheme);
    }

    /** Shows a page; what was noted of the one before is forgotten. */
    public void show(Path page) throws InterruptedException {
        synchronized (events) {
            events.clear();
        }
        loaded.clear();
        ask("Page.navigate", "url", page.toUri().toString());
        if (loaded.poll(MOST_SECONDS, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("The page did not load: " + page);
        }
    }

    /** What the page said, asked for and threw since it is shown. */
    List<JsonNode> events() {
        ask("Runtime.evaluate", "expression", "1");
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    public JsonNode evaluate(String expression) {
        JsonNode said = ask("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true);
        if (said.has("exceptionDetails")) {
            throw new IllegalStateException(said.get("exceptionDetails").toString());
        }
        return said.path("result").path("value");
    }

    /** The whole page as a picture. */
    public byte[] picture() {
        return bytes(ask("Page.captureScreenshot", "format", "png", "captureBeyondViewport", true, "clip", whole()));
    }

    private Map<String, Object> whole() {
        JsonNode size = ask("Page.getLayoutMetrics").get("cssContentSize");
        return Map.of("x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1);
    }

    /** The page on A4. */
    public byte[] paper() {
        return bytes(ask(
                "Page.printToPDF",
                "paperWidth",
                210 * INCHES_PER_MILLIMETRE,
                "paperHeight",
                297 * INCHES_PER_MILLIMETRE,
                "printBackground",
                true,
                "preferCSSPageSize",
                false));
    }

    private static byte[] bytes(JsonNode said) {
        return Base64.getDecoder().decode(said.get("data").asText());
    }

    /** What a screen reader is told. */
    JsonNode accessible() {
        return ask("Accessibility.getFullAXTree").get("nodes");
    }
}
