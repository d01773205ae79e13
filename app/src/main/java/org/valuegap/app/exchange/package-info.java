/** Maps in and out over HTTP. */
@NullMarked
package org.valuegap.app.exchange;

import org.jspecify.annotations.NullMarked;
