/* Names for what the theme leaves without, for those who cannot see what stands around it. */
"use strict";

document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
