package io.github.rolloutplanner.json;

import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.Snippet;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.io.IOException;

/** Code that asks a flag. */
final class DetailedSnippet extends ObjectCodec<Snippet> {
    private final Field<FlagPattern> pattern = required("pattern", WordCodec.lowerCase(FlagPattern.class));
    private final Field<SnippetStyle> style = required("style", WordCodec.lowerCase(SnippetStyle.class));
    private final Field<String> code = required("code", Scalars.TEXT);

    DetailedSnippet() {
        super("snippet");
    }

    @Override
    void put(Snippet snippet, JsonOut out) throws IOException {
        out.put(pattern, snippet.pattern());
        out.put(style, snippet.style());
        out.put(code, snippet.code());
    }

    @Override
    Snippet build(Members members) {
        return new Snippet(members.get(pattern), members.get(style), members.get(code));
    }
}
