package io.github.rolloutplanner.json.export;

import com.launchdarkly.sdk.ContextBuilder;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import io.github.rolloutplanner.flag.FlagValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SDK of LaunchDarkly, which reads a file instead of asking the service. */
final class LaunchDarklySystem implements FlagSystem {
    private final Path file;
    private final LDClient client;

    private LaunchDarklySystem(Path file) {
        this.file = file;
        this.client = new LDClient(
                "none",
                new LDConfig.Builder()
                        .dataSource(FileData.dataSource().filePaths(file))
                        .events(Components.noEvents())
                        .logging(Components.noLogging())
                        .diagnosticOptOut(true)
                        .build());
    }

    static LaunchDarklySystem of(String document) {
        try {
            return new LaunchDarklySystem(Files.writeString(Files.createTempFile("launchdarkly", ".json"), document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        LDContext context = context(person);
        return defaultValue instanceof FlagValue.Switch state
                ? FlagValue.of(client.boolVariation(flagKey, context, state.on()))
                : FlagValue.of(client.stringVariation(flagKey, context, defaultValue.toString()));
    }

    private static LDContext context(Person person) {
        ContextBuilder context = LDContext.builder(person.id().orElse(""));
        person.others().forEach((name, value) -> context.set(name, value(value)));
        return context.build();
    }

    private static LDValue value(Object value) {
        if (value instanceof Boolean bool) {
            return LDValue.of(bool);
        }
        return value instanceof Double number ? LDValue.of(number) : LDValue.of((String) value);
    }

    @Override
    public void close() {
        try {
            client.close();
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
