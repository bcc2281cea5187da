package io.github.rolloutplanner.json.export;

import com.configcat.ConfigCatClient;
import com.configcat.LogLevel;
import com.configcat.OverrideBehaviour;
import com.configcat.OverrideDataSourceBuilder;
import com.configcat.User;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;

/** The SDK of ConfigCat, which reads a file alone. */
final class ConfigCatSystem implements FlagSystem {
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final Path file;
    private final ConfigCatClient client;

    private ConfigCatSystem(Path file) {
        this.file = file;
        String key = String.format(java.util.Locale.ROOT, "%022d/%022d", KEYS.incrementAndGet(), 1);
        this.client = ConfigCatClient.get(key, options -> {
            options.flagOverrides(
                    OverrideDataSourceBuilder.localFile(file.toString(), false), OverrideBehaviour.LOCAL_ONLY);
            options.logLevel(LogLevel.NO_LOG);
        });
    }

    static ConfigCatSystem of(String document) {
        try {
            return new ConfigCatSystem(Files.writeString(Files.createTempFile("configcat", ".json"), document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        return defaultValue instanceof FlagValue.Switch state
                ? FlagValue.of(client.getValue(Boolean.class, flagKey, user(person), state.on()))
                : FlagValue.of(client.getValue(String.class, flagKey, user(person), defaultValue.toString()));
    }

    @Nullable
    private static User user(Person person) {
        if (person.id().isEmpty()) {
            return null;
        }
        Map<String, Object> custom = new HashMap<>(person.others());
        custom.computeIfPresent(
                "joined",
                (name, time) -> Date.from(OffsetDateTime.parse((String) time).toInstant()));
        if (!person.segments().isEmpty()) {
            custom.put(ConfigCatExporter.SEGMENTS, person.segments());
        }
        return User.newBuilder().custom(custom).build(person.id().orElseThrow());
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
