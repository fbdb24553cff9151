// What one release decides, another may decide otherwise, where a fault was mended or a rule of BPMN is read better. So
// whoever keeps a decision keeps the release that made it.

/** The release of Linkspan that this engine belongs to, as in package.json. */
export const RELEASE = '0.1.0'
