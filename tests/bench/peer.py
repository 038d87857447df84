"""A numpy peer for the benchmark: the same counterfactual solved by an independent compact program.

usage: peer.py FILE REPEATS TOLERANCE     prints {"medianMs", "sweeps", "W"}

Unknowns are ln w, ln P, ln X and ln L by sector; a damped fixed point with Anderson mixing, arrays laid out
[sector, importer, exporter] so that the heavy sums are batched matrix products.
"""

import gzip
import json
import sys
import time

import numpy as np

MEMORY = 8


def load(path):
    with (gzip.open if path.endswith(".gz") else open)(path) as file:
        vector = json.load(file)
    base, shock = vector["base"], vector["shock"]
    n, j = base["N"], base["J"]
    cube = lambda values: np.array(values).reshape(n, n, j).transpose(2, 0, 1).copy()
    table = lambda values: np.array(values).reshape(n, j)
    return dict(
        pi=cube(base["pi"]), tau=cube(base["tau"]), X=table(base["X"]), gva=table(base["gva"]),
        gio=np.array(base["gio"]).reshape(n, j, j), alpha=table(base["alpha"]), theta=np.array(base["theta"]),
        D=np.array(base["D"]), psi=np.array(base["psi"]), spec=table(base["spec"]),
        tau1=cube(shock["tau1"]), dhat=cube(shock["dhat"]), D1=np.array(shock["D1"]),
        ahat=table(shock["ahat"]), lhat=np.array(shock["lhat"]), khat=table(shock["khat"]),
    )


def solve(m, tolerance):
    n, j = m["X"].shape
    gva, gio, alpha, theta = m["gva"], m["gio"], m["alpha"], m["theta"]
    io_costs = gio.transpose(0, 2, 1).copy()
    flows = m["pi"] * m["X"].T[:, :, None] / (1 + m["tau"])
    output0 = flows.sum(1).T
    value_added0 = gva * output0
    world = value_added0.sum()
    income0 = value_added0.sum(1) + (m["tau"] * flows).sum((0, 2)) + m["D"]
    kappa = (1 + m["tau1"]) / (1 + m["tau"]) * m["dhat"]
    gross = m["pi"] * kappa ** -theta[:, None, None]
    net = gross / (1 + m["tau1"])
    net_by_exporter = net.transpose(0, 2, 1).copy()
    exponent = m["psi"][None] - m["spec"] * gva
    shift = np.log(m["ahat"]) + m["spec"] * gva * np.log(m["khat"])
    wage_share = (1 - m["spec"]) * gva
    wage_bill = (wage_share * output0).sum(1) * m["lhat"]
    has_labour = bool(np.any(exponent))
    cells = n * j

    def sweep(z):
        wage, price = z[:n], z[n : n + cells].reshape(n, j)
        spending = np.exp(z[n + cells : n + 2 * cells]).reshape(n, j)
        cost = gva * wage[:, None] + np.matmul(io_costs, price[:, :, None])[:, :, 0] - shift
        if has_labour:
            labour = z[n + 2 * cells :].reshape(n, j)
            cost = cost - exponent * labour
        supply = np.exp(-theta * cost).T[:, :, None]
        market = np.matmul(gross, supply)[:, :, 0]
        per_unit = spending.T / market
        output = (supply[:, :, 0] * np.matmul(net_by_exporter, per_unit[:, :, None])[:, :, 0]).T
        revenue = (spending.T - per_unit * np.matmul(net, supply)[:, :, 0]).sum(0)
        value_added = (gva * output).sum(1)
        scale = np.log(value_added.sum() / world)
        income = value_added + revenue + m["D1"]
        demand = alpha * income[:, None] + np.matmul(gio, output[:, :, None])[:, :, 0]
        implied = np.log((wage_share * output).sum(1) / wage_bill) - scale
        image = [wage + 0.35 * (implied - wage), (-np.log(market) / theta[:, None]).T.ravel(), (np.log(demand) - scale).ravel()]
        if has_labour:
            image.append((labour + 0.5 * (np.log(output / output0) - wage[:, None] - labour)).ravel())
        return np.concatenate(image), income

    z = np.concatenate([np.zeros(n + cells), np.log(m["X"]).ravel(), np.zeros(cells if has_labour else 0)])
    points, residuals = [], []
    for sweeps in range(1, 2001):
        image, income = sweep(z)
        residual = image - z
        if np.abs(residual).max() <= tolerance:
            break
        points, residuals = (points + [image])[-MEMORY - 1 :], (residuals + [residual])[-MEMORY - 1 :]
        step = residual
        if len(points) > 1:
            weights = np.linalg.lstsq(np.diff(residuals, axis=0).T, residual, rcond=1e-12)[0]
            step = residual - weights @ np.diff(points, axis=0)
            if np.abs(step).max() > 1.5:
                step, points, residuals = residual, [], []
        z = z + step
    price_index = np.exp((alpha * image[n : n + cells].reshape(n, j)).sum(1))
    return income / income0 / price_index, sweeps


def main():
    path, repeats, tolerance = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    model = load(path)
    welfare, sweeps = solve(model, tolerance)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        solve(model, tolerance)
        times.append(1000 * (time.perf_counter() - start))
    print(json.dumps({"medianMs": float(np.median(times)), "sweeps": sweeps, "W": list(welfare)}))


main()
