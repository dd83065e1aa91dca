using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vejviser.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FigureSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Series",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ChangeNumber",
                table: "Series",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "CountedIn",
                table: "Series",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsCompared",
                table: "Series",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SourceFault",
                table: "Series",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Geographies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Shapes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Geographies", x => x.Id);
                });

            // What newer databases are shipped with.
            migrationBuilder.Sql("UPDATE \"Series\" SET \"CountedIn\" = 'kontanthjaelp-mv', \"IsCompared\" = TRUE WHERE \"Id\" = 'kontanthjaelp-mv-andel';");
            migrationBuilder.Sql("UPDATE \"Series\" SET \"CountedIn\" = 'arbejdspligt' WHERE \"Id\" = 'arbejdspligt-i-alt';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Geographies");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "ChangeNumber",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "CountedIn",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "IsCompared",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "SourceFault",
                table: "Series");
        }
    }
}
