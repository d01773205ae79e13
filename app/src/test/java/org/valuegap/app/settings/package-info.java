@NullMarked
package org.valuegap.app.settings;

import org.jspecify.annotations.NullMarked;
