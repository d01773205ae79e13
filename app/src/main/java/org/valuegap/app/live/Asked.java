package org.valuegap.app.live;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * An edit that somebody wants, before it is decided. It may be decided several times, when the
 * document turns out to be another.
 *
 * @param fingerprint of what was asked: the same when it is sent again
 * @param answer told once what became of it; be quick
 */
record Asked(
    Id id,
    int fingerprint,
    Stamp by,
    BiFunction<Document, Stamp, Decision> decide,
    Consumer<Reply> answer) {}
