export default { target: "node" };
