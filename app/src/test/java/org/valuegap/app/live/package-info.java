@NullMarked
package org.valuegap.app.live;

import org.jspecify.annotations.NullMarked;
