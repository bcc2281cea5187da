package io.github.rolloutplanner.json.node;

import io.github.rolloutplanner.snippet.Snippet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a snippet where it belongs in a project, and as much of the project as the snippet imports. */
final class SnippetFolder {
    private static final Pattern NAMED =
            Pattern.compile("^import \\{([^}]*)} from '(\\.[^']*)\\.js';", Pattern.MULTILINE);
    private static final Pattern COMPONENT =
            Pattern.compile("^(?:// )?import \\S+ from '(\\.[^']*)';", Pattern.MULTILINE);

    /** The client that programs bring along. */
    private static final String CLIENT = """
            export declare const featureFlags: {
              isEnabled(key: string, id?: string | number): boolean;
              getVariant(key: string, id?: string | number): string;
            };
            """;

    /** Components differ in what they must be given and may be given. */
    private static final String VUE = """
            <script setup lang="ts">
            defineProps<{ %s?: string }>();
            </script>
            <template><p>{{ %s }}</p></template>
            """;

    private static final String ASTRO = """
            ---
            interface Props { %s?: string }
            const { %s } = Astro.props;
            ---
            <p>{%s}</p>
            """;

    private final Path folder;

    SnippetFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes JavaScript as a module, with the modules and components that it imports. */
    void script(String file, String code) throws IOException {
        Path module = folder.resolve(file);
        Folders.write(module, code);
        for (MatchResult named : NAMED.matcher(code).results().toList()) {
            Path imported = module.resolveSibling(named.group(2) + ".d.ts").normalize();
            Folders.write(imported, named.group(2).endsWith("/featureFlags") ? CLIENT : functions(named.group(1)));
        }
        for (MatchResult component : COMPONENT.matcher(code).results().toList()) {
            component(module.resolveSibling(component.group(1)).normalize());
        }
    }

    /** Writes middleware, and what its comments say of two other files. */
    void astro(Snippet snippet) throws IOException {
        List<String> parts = List.of(snippet.code().split("\n// (?:src/env.d.ts|A page such as)[^\n]*\n//\n", -1));
        if (parts.size() != 3) {
            throw new AssertionError("These are not middleware, locals and page:\n" + snippet.code());
        }
        script("src/middleware.js", parts.get(0));
        Folders.write(
                folder.resolve("src/env.d.ts"), "/// <reference types=\"astro/client\" />\n" + plain(parts.get(1)));
        String page = plain(parts.get(2));
        script("src/pages/index.astro", page);
    }

    private static String plain(String commented) {
        return commented
                .lines()
                .map(line -> line.replaceFirst("^// ?", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String functions(String names) {
        return Stream.of(names.strip().split("\\s*,\\s*", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> "export declare function " + name + "(variant?: string): void;\n")
                .collect(Collectors.joining());
    }

    private static void component(Path file) throws IOException {
        String name = file.getFileName().toString();
        String property = "p" + Math.floorMod(name.hashCode(), 1_000);
        Folders.write(file, (name.endsWith(".vue") ? VUE : ASTRO).replace("%s", property));
    }
}
