@NullMarked
package org.valuegap.app.wire;

import org.jspecify.annotations.NullMarked;
