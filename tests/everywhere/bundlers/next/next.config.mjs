// Only so that the two bundlers of Next.js can build beside one another.
export default { distDir: process.env.DIST_DIR };
